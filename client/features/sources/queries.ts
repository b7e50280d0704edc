import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import {
  quarantineSchema,
  replayRequestSchema,
  replaySchema,
  runsSchema,
  type SyncProgressReport,
  sourcesSchema,
} from '../../../model/contract/source.ts'
import {
  doneSchema,
  type SourceSetupRequest,
  sourceSetupSchema,
  sourceTrialSchema,
  sourceTypesSchema,
  storedSetupSchema,
} from '../../../model/contract/source-setup.ts'
import { fetchJson, send } from '../../lib/api.ts'
import { progressKey } from '../../lib/live.ts'
import { useChange } from '../../lib/use-change.ts'

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

export const runsQuery = (id: string) =>
  queryOptions({
    queryKey: ['runs', id],
    queryFn: ({ signal }) => fetchJson(`/sources/${encodeURIComponent(id)}/runs?limit=8`, runsSchema, signal),
  })

export const typesQuery = queryOptions({
  queryKey: ['source-types'],
  queryFn: ({ signal }) => fetchJson('/source-types', sourceTypesSchema, signal),
  staleTime: Number.POSITIVE_INFINITY,
})

/** How a source is set up now; asked anew whenever somebody begins to change it. */
export const setupQuery = (id: string) =>
  queryOptions({
    queryKey: ['source-setup', id],
    queryFn: ({ signal }) => fetchJson(of(id, '/setup'), storedSetupSchema, signal),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })

/** The newest progress of a source's run: as events tell it, else as the list told it. */
export function useProgress(id: string, told: SyncProgressReport | null): SyncProgressReport | null {
  const { data } = useQuery<SyncProgressReport | null>({
    queryKey: progressKey(id),
    queryFn: () => null,
    enabled: false,
  })
  return data === undefined ? told : data
}

const of = (id: string, what: string) => `/sources/${encodeURIComponent(id)}${what}`
const pausing = z.strictObject({ paused: z.boolean() })

export const startSync = (id: string) => send({ method: 'POST', path: of(id, '/sync'), answer: doneSchema })
export const useSync = () => useChange(startSync)
export const useCancel = () =>
  useChange((id: string) => send({ method: 'POST', path: of(id, '/cancel'), answer: doneSchema }))
export const useRemove = () =>
  useChange((id: string) => send({ method: 'DELETE', path: of(id, ''), answer: doneSchema }))
export const usePause = () =>
  useChange(({ id, paused }: { id: string; paused: boolean }) =>
    send({
      method: 'PUT',
      path: of(id, '/paused'),
      request: { schema: pausing, body: { paused } },
      answer: doneSchema,
    }),
  )

export const useTrial = () =>
  useMutation({
    mutationFn: (body: SourceSetupRequest) =>
      send({
        method: 'POST',
        path: '/source-trials',
        request: { schema: sourceSetupSchema, body },
        answer: sourceTrialSchema,
      }),
  })

/** Saves a source and begins to sync it. */
export const useSetUp = () =>
  useChange(async (body: SourceSetupRequest) => {
    const stored = await send({
      method: 'POST',
      path: '/sources',
      request: { schema: sourceSetupSchema, body },
      answer: storedSetupSchema,
    })
    await startSync(stored.id)
    return stored
  })

const dismissing = z.strictObject({ ids: z.array(z.number().int()).min(1) })
export const useReplay = () =>
  useChange((ids: number[]) =>
    send({
      method: 'POST',
      path: '/quarantine/replay',
      request: { schema: replayRequestSchema, body: { ids } },
      answer: replaySchema,
    }),
  )
export const useDismiss = () =>
  useChange((ids: number[]) =>
    send({
      method: 'POST',
      path: '/quarantine/dismiss',
      request: { schema: dismissing, body: { ids } },
      answer: doneSchema,
    }),
  )
