import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { comparisonSchema } from '../../../model/contract/comparison.ts'
import { fetchJson } from '../../lib/api.ts'
import { type Search, stringifySearch } from '../../lib/search.ts'

/** Two projects side by side. @param version of the evidence: another is asked for again */
export const comparisonQuery = (
  one: string,
  other: string,
  { asOf, lens, weights }: Pick<Search, 'asOf' | 'lens' | 'weights'>,
  version: string,
) =>
  queryOptions({
    queryKey: ['comparison', one, other, asOf ?? null, lens ?? null, weights ?? null, version],
    queryFn: ({ signal }) =>
      fetchJson(`/ranking/comparison${stringifySearch({ one, other, asOf, lens, weights })}`, comparisonSchema, signal),
    placeholderData: keepPreviousData,
  })
