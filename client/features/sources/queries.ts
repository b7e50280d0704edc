import { queryOptions } from '@tanstack/react-query'
import { quarantineSchema, sourcesSchema } from '../../../model/contract/source.ts'
import { fetchJson } from '../../lib/api.ts'

const EVERY = 30_000

export const sourcesQuery = queryOptions({
  queryKey: ['sources'],
  queryFn: ({ signal }) => fetchJson('/sources', sourcesSchema, signal),
  refetchInterval: EVERY,
})

export const quarantineQuery = queryOptions({
  queryKey: ['quarantine'],
  queryFn: ({ signal }) => fetchJson('/quarantine', quarantineSchema, signal),
  refetchInterval: EVERY,
})
