import { queryOptions } from '@tanstack/react-query'
import { outagesSchema, sourceOrderAnswerSchema } from '../../../../model/contract/outages.ts'
import { fetchJson } from '../../../lib/api.ts'

/** As many as anybody decides in one sitting. */
const MOST = 100

export const outagesQuery = queryOptions({
  queryKey: ['outages'],
  queryFn: ({ signal }) => fetchJson(`/outages?limit=${MOST}`, outagesSchema, signal),
})

export const sourceOrderQuery = queryOptions({
  queryKey: ['outages', 'source-order'],
  queryFn: ({ signal }) => fetchJson('/outages/source-order', sourceOrderAnswerSchema, signal),
})
