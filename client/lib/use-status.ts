import { queryOptions, useQuery } from '@tanstack/react-query'
import { statusSchema } from '../../model/contract/resource.ts'
import { fetchJson } from './api.ts'

const EVERY = 30_000

const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => fetchJson('/status', statusSchema, signal),
  refetchInterval: EVERY,
  staleTime: EVERY / 2,
})

/** Freshness, counts and the evidence version; asked again every half minute. */
export const useStatus = () => useQuery(statusQuery)
