import type { Scenario, ScenarioFields } from '../../model/contract/committed-plan.ts'
import { UNMAPPED } from '../../model/evidence/service.ts'
import { serviceIdOf } from '../../model/evidence/service-name.ts'
import type { Context, ReadingContext } from './context.ts'
import { RefusedRequest, StaleChange } from './refused-request.ts'

const LONGEST_ID = 80

/** Every scenario, by title. */
export const listScenarios = ({ store }: ReadingContext): Promise<Scenario[]> => store.scenarios.all()

/** Keeps a scenario under an id that is made of its title. */
export async function makeScenario(context: Context, fields: ScenarioFields): Promise<Scenario> {
  const name = serviceIdOf(fields.title)
  const base = name === UNMAPPED ? 'scenario' : name.slice(0, LONGEST_ID).replace(/-+$/, '')
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`
    if (await context.store.scenarios.add(id, fields, context.now())) return changed(context, id)
  }
}

/** Puts a scenario in the place of the one with this revision. Throws StaleChange with what is kept now when it has gone by. */
export async function saveScenario(
  context: Context,
  id: string,
  { revision, ...fields }: ScenarioFields & { readonly revision: number },
): Promise<Scenario> {
  if (await context.store.scenarios.replace(id, revision, fields, context.now())) return changed(context, id)
  throw stale(await findScenario(context, id), revision)
}

/** Removes a scenario, and answers with what it was. Throws StaleChange as `saveScenario` does. */
export async function removeScenario(context: Context, id: string, revision: number): Promise<Scenario> {
  const scenario = await findScenario(context, id)
  if (!(await context.store.scenarios.remove(id, revision))) throw stale(await findScenario(context, id), revision)
  context.events.publish({ type: 'plans-changed' })
  return scenario
}

async function findScenario({ store }: ReadingContext, id: string): Promise<Scenario> {
  const found = (await store.scenarios.all()).find((scenario) => scenario.id === id)
  if (found) return found
  throw new RefusedRequest('not-found', `there is no scenario "${id}"`)
}

async function changed(context: Context, id: string): Promise<Scenario> {
  context.events.publish({ type: 'plans-changed' })
  return findScenario(context, id)
}

const stale = (current: Scenario, revision: number) =>
  new StaleChange(
    `"${current.title}" has revision ${current.revision}, not ${revision}: somebody else has changed it since`,
    current,
  )
