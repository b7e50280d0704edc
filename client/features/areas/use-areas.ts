import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo } from 'react'
import { type CellId, decodeCell, encodeCell } from '../../lib/cell-id.ts'
import type { Search } from '../../lib/search.ts'
import { useLiveEvidence } from '../../worker/use-live-evidence.ts'
import { ranking, useRanking } from '../../worker/use-ranking.ts'
import { areasView } from './view.ts'

/** What the address asks for, computed in the worker, and how to ask for something else. */
export function useAreas() {
  const search = useSearch({ from: '/areas' })
  const navigate = useNavigate({ from: '/areas' })
  const { asOf = null, period = 'year', measure = 'reliability', cell } = search
  useLiveEvidence(asOf)
  useEffect(() => {
    ranking.survey(period)
    return () => ranking.survey(null)
  }, [period])
  const { areas, frame, trouble } = useRanking()
  const view = useMemo(() => (areas ? areasView(areas, measure) : null), [areas, measure])
  const change = useCallback(
    (part: Partial<Search>) =>
      void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false }),
    [navigate],
  )
  const select = useCallback((id: CellId) => change({ cell: encodeCell(id) }), [change])
  const wanted = decodeCell(cell)
  const shown = wanted ?? largestGap(view)
  return { search, view, frame, trouble, change, select, shown, again: () => ranking.load(asOf, true) }
}

/** Without a choice the largest gap is shown, else the largest loss. */
function largestGap(view: ReturnType<typeof areasView> | null): CellId | null {
  if (!view) return null
  const gaps = view.report.cells.toSorted((left, right) => right.uncovered[view.measure] - left.uncovered[view.measure])
  const [most] = gaps
  return most && most.uncovered[view.measure] > 0 ? most : (view.cells[0] ?? null)
}
