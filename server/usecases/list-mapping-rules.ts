import type { MappingRules, RowCounts } from '../../model/contract/mapping-rules.ts'
import { demandMapping } from '../../model/evidence/demand-mapping.ts'
import { incidentMapping } from '../../model/evidence/mapping.ts'
import { readChanges } from './changes.ts'
import type { ReadingContext } from './context.ts'
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
  const decides = basis.rules.map((): RowCounts => ({ incidents: 0, issues: 0, requests: 0 }))
  const count = (kind: keyof RowCounts, positions: Iterable<number | null>) => {
    for (const position of new Set(positions)) {
      const counts = position === null ? undefined : decides[position]
      if (counts) counts[kind] += 1
    }
  }
  const incident = incidentMapping(basis)
  for (const row of rows.incidents) {
    const { serviceRules, rootRule, causeRule } = incident(row)
    const said = changes.incidents.get(row.id)?.changes
    count('incidents', [
      ...(said?.services === undefined ? serviceRules : []),
      rootRule,
      said?.cause === undefined ? causeRule : null,
    ])
  }
  const demand = demandMapping(basis)
  for (const row of rows.issues) count('issues', [demand(row).serviceRule])
  for (const row of rows.requests) count('requests', [demand(row).serviceRule])

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
  }
}
