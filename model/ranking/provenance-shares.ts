import { PROVENANCES, type Provenance, type ProvenanceShares } from '../evidence/provenance.ts'
import { reported } from './round.ts'

/** Amounts by provenance as shares of their sum; all 0 when there is nothing to divide. */
export function provenanceShares(amount: (provenance: Provenance) => number): ProvenanceShares {
  const total = PROVENANCES.reduce((sum, provenance) => sum + amount(provenance), 0)
  return Object.fromEntries(
    PROVENANCES.map((provenance) => [provenance, total > 0 ? reported(amount(provenance) / total) : 0]),
  ) as unknown as ProvenanceShares
}
