import type { Facet } from '../../../model/contract/evidence-tables.ts'
import type { SloSummary } from '../../../model/contract/slo.ts'
import { type Searchable, searchRows } from '../../../model/search.ts'
import type { Search } from '../../lib/search.ts'
import type { RowSource, SloRow } from './row-source.ts'

const SLO_SEARCH: Searchable<SloRow, Facet> = {
  words: ({ id, title, service, statedService }) => `${title} ${id} ${service ?? ''} ${statedService}`,
  facets: {
    flag: ({ flags }) => flags,
    service: ({ service }) => [service ?? 'unmapped'],
  },
}

/** What a person should look at in an objective. */
export const sloRow = (slo: SloSummary): SloRow => ({
  ...slo,
  policy: slo.flags,
  flags: [
    ...(slo.service === null ? ['unmapped'] : []),
    ...(slo.indicator === null ? ['unmeasured'] : []),
    ...((slo.measurement?.consumedShare ?? 0) > 1 ? ['overspent'] : []),
  ],
})

/** Objectives as an address asks for them; they come by their budget, the most consumed first. */
export function sloSource(slos: readonly SloRow[], search: Search): RowSource {
  const { q = '', flag, service, sort } = search
  const found = searchRows(slos, SLO_SEARCH, { q, chosen: { flag, service } })
  const rows =
    sort === 'title' ? found.rows.toSorted((one, other) => one.title.localeCompare(other.title, 'en')) : found.rows
  return { total: slos.length, matching: rows.length, facets: found.facets, rowAt: (index) => rows[index] }
}
