import { useSearch } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { decodeWeights } from '../../lib/weights.ts'
import { useLiveEvidence } from '../../worker/use-live-evidence.ts'
import { ranking, useRanking } from '../../worker/use-ranking.ts'
import { rankingView } from './view.ts'

/** Keeps the worker at what the address asks for, and gives what there is to show. */
export function useRankingView() {
  const { asOf = null, lens = null, weights } = useSearch({ from: '/ranking' })
  const state = useRanking()
  useLiveEvidence(asOf)
  useEffect(() => ranking.weigh(lens, weights ? decodeWeights(weights) : null), [lens, weights])

  const { frame, means, report, reported } = state
  const isNewest = means === null || reported === means.sequence
  const settled = report !== null && isNewest && report.evidenceVersion === frame?.version
  const view = useMemo(
    () => (frame ? rankingView(frame, means, report, settled) : null),
    [frame, means, report, settled],
  )
  return { ...state, view, settled, again: () => ranking.load(asOf, true) }
}
