import type { RowCounts } from '../../model/contract/mapping-rules.ts'
import { demandMapping } from '../../model/evidence/demand-mapping.ts'
import { incidentMapping, type MappingBasis } from '../../model/evidence/mapping.ts'
import type { Changes } from './changes.ts'
import type { Rows } from './mapped-rows.ts'

/** For each rule, in order, the rows whose service, root or cause it decides; what a person said of an incident comes before it. */
export function countDecisions(basis: MappingBasis, rows: Rows, changes: Changes): RowCounts[] {
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
  return decides
}
