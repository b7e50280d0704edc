import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { EvidenceTab, Search } from '../../lib/search.ts'
import { filterOf, PAGE_ROWS, type PagedTab, pageQuery, slosQuery } from './queries.ts'
import type { EvidenceFacts, EvidenceRow, RowSource } from './row-source.ts'
import { sloRow, sloSource } from './slo-rows.ts'

const NO_PAGES: readonly number[] = []

/** Pages beyond the first that hold rows `from` to `to`. */
export function laterPages(from: number, to: number, matching: number): readonly number[] {
  const first = Math.max(1, Math.floor(from / PAGE_ROWS))
  const last = Math.floor(Math.min(to, matching - 1) / PAGE_ROWS)
  return last < first ? NO_PAGES : Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** The rows that an address asks for, and what can be said of all of them; pages are fetched as they come into view. */
export function useRows(tab: EvidenceTab, search: Search, from: number, to: number) {
  const paged: PagedTab = tab === 'slos' ? 'incidents' : tab
  const filter = useMemo(() => filterOf(search), [search])
  const slos = useQuery({ ...slosQuery, enabled: tab === 'slos' })
  const all = useQuery({ ...pageQuery(paged, {}), enabled: tab !== 'slos' })
  const first = useQuery({
    ...pageQuery(paged, filter),
    enabled: tab !== 'slos',
    // While a word is being typed the rows of the letters before it stay; those of another tab do not.
    placeholderData: (before, query) => (query?.queryKey[1] === paged ? keepPreviousData(before) : undefined),
  })
  const matching = first.data?.matching ?? 0
  const wanted = tab === 'slos' ? NO_PAGES : laterPages(from, to, matching)
  const later = useQueries({
    queries: wanted.map((page) => pageQuery(paged, filter, page * PAGE_ROWS)),
    combine: (results) => results.map(({ data }) => data),
  })

  const sloRows = useMemo(() => slos.data?.slos.map(sloRow), [slos.data])
  const source = useMemo((): RowSource | null => {
    if (tab === 'slos') return sloRows ? sloSource(sloRows, search) : null
    if (!first.data) return null
    const pages = new Map<number, readonly EvidenceRow[]>([[0, first.data.rows]])
    for (const page of later) if (page) pages.set(page.offset / PAGE_ROWS, page.rows)
    return {
      total: first.data.total,
      matching: first.data.matching,
      facets: first.data.facets,
      rowAt: (index) => pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS],
    }
  }, [tab, sloRows, search, first.data, later])

  const facts = useMemo((): EvidenceFacts | null => {
    if (tab === 'slos') return sloRows ? factsOf(sloSource(sloRows, {} as Search), sloRows) : null
    return all.data ? factsOf(all.data, all.data.rows) : null
  }, [tab, sloRows, all.data])
  const failed = tab === 'slos' ? slos : first
  return { source, facts, filter, error: failed.error, again: () => void failed.refetch() }
}

const factsOf = (
  { total, facets }: Pick<RowSource, 'total' | 'facets'>,
  rows: readonly EvidenceRow[],
): EvidenceFacts => ({
  total,
  flags: new Map(facets.flag?.map(({ value, count }) => [value, count])),
  rows,
})
