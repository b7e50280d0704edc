import { useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef } from 'react'
import { useStatus } from '../../lib/use-status.ts'
import { decodeWeights } from '../../lib/weights.ts'
import { ranking, useRanking } from '../../worker/use-ranking.ts'
import { rankingView } from './view.ts'

/** Keeps the worker at what the address asks for, and gives what there is to show. */
export function useRankingView() {
  const { asOf = null, lens = null, weights } = useSearch({ from: '/ranking' })
  const state = useRanking()
  const { data: status } = useStatus()
  const seen = useRef<string | null>(null)

  useEffect(() => ranking.load(asOf), [asOf])
  useEffect(() => ranking.weigh(lens, weights ? decodeWeights(weights) : null), [lens, weights])

  // Somebody imported something: the evidence is another now.
  const version = status?.evidenceVersion
  useEffect(() => {
    if (version === undefined) return
    if (seen.current !== null && seen.current !== version) ranking.load(asOf, true)
    seen.current = version
  }, [version, asOf])

  const { frame, means, report, reported } = state
  const settled = report !== null && reported === means?.sequence && report.evidenceVersion === frame?.version
  const view = useMemo(
    () => (frame ? rankingView(frame, means, report, settled) : null),
    [frame, means, report, settled],
  )
  return { ...state, view, settled, again: () => ranking.load(asOf, true) }
}
