import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { decodeWeights } from '../../lib/weights.ts'
import { useLiveEvidence } from '../../worker/use-live-evidence.ts'
import { ranking, useRanking } from '../../worker/use-ranking.ts'
import { comparisonQuery } from './queries.ts'

/** The two that the address names; where it names none, the first two of the ranking. */
export function useComparison() {
  const search = useSearch({ from: '/ranking/compare' })
  const { asOf = null, lens = null, weights } = search
  useLiveEvidence(asOf)
  useEffect(() => ranking.weigh(lens, weights ? decodeWeights(weights) : null), [lens, weights])
  const { frame, means, trouble } = useRanking()
  const navigate = useNavigate({ from: '/ranking/compare' })

  const order = means?.ranks.map(({ id }) => id) ?? []
  const one = search.one ?? order.find((id) => id !== search.other)
  const other = search.other ?? order.find((id) => id !== one)
  const query = useQuery({
    ...comparisonQuery(one ?? '', other ?? '', search, frame?.version ?? ''),
    enabled: frame !== null && one !== undefined && other !== undefined,
  })
  // The address says which two are shown, so that it can be copied.
  const isNamed = search.one !== undefined && search.other !== undefined
  useEffect(() => {
    if (!isNamed && one && other) void navigate({ search: (now) => ({ ...now, one, other }), replace: true })
  }, [isNamed, one, other, navigate])
  return {
    frame,
    means,
    trouble,
    one,
    other,
    query,
    projects: frame?.projects.filter(({ id }) => order.includes(id)) ?? [],
    choose: (pair: { readonly one?: string; readonly other?: string }) =>
      void navigate({ search: (now) => ({ ...now, one, other, ...pair }), replace: true, resetScroll: false }),
    see: (chosen: string) =>
      void navigate({
        search: (now) => ({ ...now, lens: chosen === frame?.lenses[0]?.id ? undefined : chosen, weights: undefined }),
        resetScroll: false,
      }),
  }
}
