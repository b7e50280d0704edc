import type { QueryClient } from '@tanstack/react-query'
import { type ServerEvent, serverEventSchema } from '../../model/contract/source.ts'
import { API } from './api.ts'

/** Where the newest progress of a source's sync is kept in the query cache. */
export const progressKey = (source: string) => ['progress', source] as const

/** Where what people say of a project is kept there. */
export const commentsKey = (project: string) => ['comments', project] as const

/** Under this are kept estimates, decisions and where people differ: what changes without any evidence. */
export const REVIEW = ['review'] as const

/** What concerns whoever looks: some of everything. */
export const NOTIFICATIONS = ['notifications'] as const

/**
 * Keeps what is shown in step with the server: listens to its events while the page can be seen, and has the queries
 * that an event concerns asked again. A hidden page lets its connection go, since a browser has six for one server
 * and somebody may have seven tabs; seen again, it asks for everything that it may have missed. Returns how to stop.
 */
export function followEvents(queries: QueryClient): () => void {
  let stream: EventSource | null = null
  let missed = false

  const everything = coalesced(() => queries.invalidateQueries())
  const review = coalesced(() =>
    Promise.all([REVIEW, NOTIFICATIONS].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  )
  const listen = () => {
    stream = new EventSource(`${API}/events`)
    stream.addEventListener('open', () => {
      if (missed) everything()
      missed = true
    })
    stream.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const event = parsed(data)
      if (event?.type === 'review-changed') review()
      else if (event) apply(queries, event, everything)
    })
  }
  const follow = () => {
    if (document.visibilityState === 'visible') {
      if (!stream) listen()
      return
    }
    stream?.close()
    stream = null
  }

  follow()
  document.addEventListener('visibilitychange', follow)
  return () => {
    document.removeEventListener('visibilitychange', follow)
    stream?.close()
  }
}

function apply(queries: QueryClient, event: ServerEvent, everything: () => void): void {
  if (event.type === 'sync-progress') {
    queries.setQueryData(progressKey(event.progress.source), event.progress)
    return
  }
  if (event.type === 'comments-changed') {
    void queries.invalidateQueries({ queryKey: commentsKey(event.project) })
    void queries.invalidateQueries({ queryKey: NOTIFICATIONS })
    return
  }
  if (event.type === 'sync-finished') queries.setQueryData(progressKey(event.source), null)
  everything()
}

/** Null for an event that only a newer server knows. */
function parsed(data: string): ServerEvent | null {
  try {
    return serverEventSchema.safeParse(JSON.parse(data)).data ?? null
  } catch {
    return null
  }
}

/** Runs `work` at once; asked again while it runs, it runs once more afterwards, however often it was asked. */
export function coalesced(work: () => Promise<unknown>): () => void {
  let running = false
  let again = false
  return async function run() {
    if (running) {
      again = true
      return
    }
    running = true
    do {
      again = false
      await work().catch(() => {})
    } while (again)
    running = false
  }
}
