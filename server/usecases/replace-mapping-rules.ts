import type { PeopleRules } from '../../model/contract/mapping-rules.ts'
import type { Context } from './context.ts'
import { tellChange } from './keep-edits.ts'
import { loadMapping } from './load-mapping.ts'
import { refuseRules } from './refuse-rules.ts'
import { StaleChange } from './refused-request.ts'

/**
 * Puts these rules in the place of those of people; the file's stay. Throws RefusedRequest for rules that cannot be, and
 * StaleChange with the list that is kept now when `revision` has gone by.
 */
export async function replaceMappingRules(context: Context, { revision, rules }: PeopleRules): Promise<PeopleRules> {
  refuseRules(rules, (await loadMapping(context)).services)
  const kept = await context.store.rules.replace(rules, revision)
  const current = await context.store.rules.ofPeople()
  if (!kept) throw new StaleChange('somebody else has changed the rules since; nothing was changed', current)
  await tellChange(context)
  return current
}
