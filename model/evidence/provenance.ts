/** How a figure is known, from best to worst; always shown in this order. */
export const PROVENANCES = ['measured', 'reported', 'assumed'] as const
export type Provenance = (typeof PROVENANCES)[number]

/** Parts of a whole by how they are known; the parts add up to 1, or are all 0 when there is nothing to divide. */
export type ProvenanceShares = Readonly<Record<Provenance, number>>
