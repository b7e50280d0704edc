import { useNavigate, useSearch } from '@tanstack/react-router'
import { type MouseEvent, useCallback, useMemo } from 'react'
import type { Facet } from '../../../model/contract/evidence-tables.ts'
import { type EvidenceTab, type Search, stringifySearch } from '../../lib/search.ts'

/** What the address asks for, and how to ask for something else: the address is the view. */
export function useView() {
  const search = useSearch({ from: '/evidence' })
  const navigate = useNavigate({ from: '/evidence' })
  const change = useCallback(
    (part: Partial<Search>) =>
      void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false }),
    [navigate],
  )
  const href = useCallback((id: string) => `/evidence${stringifySearch({ ...search, row: id })}`, [search])
  const open = useCallback(
    (event: MouseEvent<HTMLAnchorElement>, id: string) => {
      if (!isPlain(event)) return
      event.preventDefault()
      change({ row: id })
    },
    [change],
  )
  const show = useCallback(
    (event: MouseEvent<HTMLAnchorElement>, other: EvidenceTab) => {
      if (!isPlain(event)) return
      event.preventDefault()
      void navigate({ search: tabSearch(other), resetScroll: false })
    },
    [navigate],
  )
  const sort = useCallback((column: string) => change({ sort: column }), [change])
  const choose = useCallback((facet: Facet, value: string | undefined) => change({ [facet]: value }), [change])
  const tab: EvidenceTab = search.tab ?? 'incidents'
  return useMemo(
    () => ({ search, tab, change, href, open, show, sort, choose }),
    [search, tab, change, href, open, show, sort, choose],
  )
}

/** A click that means this page, not another window. */
const isPlain = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** The address of another tab: what it is narrowed down to is kept where both have it, the rest is not. */
export const tabSearch =
  (tab: EvidenceTab) =>
  ({ lens, weights, asOf, q, service, source }: Search): Search => ({
    lens,
    weights,
    asOf,
    q,
    service,
    source: tab === 'slos' ? undefined : source,
    tab: tab === 'incidents' ? undefined : tab,
  })
