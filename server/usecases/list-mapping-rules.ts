import type { MappingRules } from '../../model/contract/mapping-rules.ts'
import { readChanges } from './changes.ts'
import type { ReadingContext } from './context.ts'
import { countDecisions } from './count-decisions.ts'
import { loadMapping } from './load-mapping.ts'
import { loadRows } from './load-rows.ts'
import { isUnmapped, mappedRows } from './mapped-rows.ts'

/** Every rule in force with the rows that it decides, and the rows that none brings to a service. */
export async function listMappingRules(context: ReadingContext): Promise<MappingRules> {
  // Before everything else, so that a change in between makes the revision stale and never the list.
  const people = await context.store.rules.ofPeople()
  const [file, mapping, rows, changes] = await Promise.all([
    context.store.rules.all('file'),
    loadMapping(context),
    loadRows(context),
    readChanges(context.store),
  ])
  const basis = { ...mapping, rules: [...file, ...people.rules] }
  const decides = countDecisions(basis, rows, changes)
  const mapped = mappedRows(basis, rows, changes)
  return {
    revision: people.revision,
    rules: basis.rules.map((rule, position) => ({
      origin: position < file.length ? 'file' : 'person',
      rule,
      decides: decides[position] ?? { incidents: 0, issues: 0, requests: 0 },
    })),
    unmapped: {
      incidents: mapped.incidents.filter(isUnmapped).length,
      issues: mapped.issues.filter(({ service }) => service === null).length,
      requests: mapped.requests.filter(({ service }) => service === null).length,
    },
    services: mapping.services.map(({ id, title }) => ({ id, title })),
  }
}
