import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { movesSchema } from '../../../model/contract/moves.ts'
import { robustnessSchema } from '../../../model/contract/robustness.ts'
import { fetchJson } from '../../lib/api.ts'
import { type Search, stringifySearch } from '../../lib/search.ts'

type Asked = Pick<Search, 'asOf' | 'lens' | 'weights' | 'since'>

/** What changed since a day, and why. `version` is the evidence's: another is asked for again. */
export const movesQuery = ({ asOf, lens, weights, since }: Asked, version: string) =>
  queryOptions({
    queryKey: ['ranking-moves', asOf ?? null, lens ?? null, weights ?? null, since ?? null, version],
    queryFn: ({ signal }) =>
      fetchJson(`/ranking/moves${stringifySearch({ asOf, lens, weights, since })}`, movesSchema, signal),
    placeholderData: keepPreviousData,
  })

/** Where lenses disagree. Chances between pairs come with it. */
export const robustnessQuery = ({ asOf, lens, weights }: Asked, version: string) =>
  queryOptions({
    queryKey: ['ranking-robustness', asOf ?? null, lens ?? null, weights ?? null, version],
    queryFn: ({ signal }) =>
      fetchJson(`/ranking/robustness${stringifySearch({ asOf, lens, weights, flips: '3' })}`, robustnessSchema, signal),
    placeholderData: keepPreviousData,
  })
