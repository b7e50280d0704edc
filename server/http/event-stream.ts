import type { RequestHandler } from 'express'
import { type ServerEvent, serverEventSchema } from '../../model/contract/source.ts'
import type { Context } from '../usecases/context.ts'
import { isStillLetIn } from './visitor.ts'

/** Where a page hears what happens, as server-sent events: each is one `data:` line of JSON. */
export const EVENTS = {
  method: 'get',
  path: '/events',
  scope: 'read',
  summary: 'What happens, as server-sent events: changed evidence, progress and ends of syncs, sources gone silent',
  event: serverEventSchema,
} as const

/** Keeps the connection known to be alive, to both ends and to whatever stands between; in milliseconds. */
const HEARTBEAT = 20_000
/** How long a stream may outlive the rights of whoever opened it, in milliseconds. */
const LOOK_AGAIN = 2_000
/** How soon a browser calls again after the connection broke, in milliseconds. */
const RETRY = 2_000
/** A page that has let this much pile up unread is cut off and calls again, in bytes. */
const MOST_UNREAD = 1_048_576

/** Sends every event of the hub until the page goes away, whoever opened it may no more, or the server closes. */
export const eventStream =
  (context: Context, closing: AbortSignal): RequestHandler =>
  (request, response) => {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      // Compressed, an event would wait for the next one to fill the block.
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    })
    const send = (text: string) => {
      if (response.writableLength > MOST_UNREAD) response.destroy()
      else response.write(text)
    }
    send(`retry: ${RETRY}\n\n`)
    const unsubscribe = context.events.subscribe((event) => send(asText(event)))
    const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT)
    const end = () => response.end()
    const lookAgain = setInterval(async () => {
      if (!(await isStillLetIn(context, EVENTS.scope, request, response))) end()
    }, LOOK_AGAIN)
    closing.addEventListener('abort', end, { once: true })
    response.on('close', () => {
      unsubscribe()
      clearInterval(heartbeat)
      clearInterval(lookAgain)
      closing.removeEventListener('abort', end)
    })
    if (closing.aborted) end()
  }

const asText = (event: ServerEvent): string => `data: ${JSON.stringify(event)}\n\n`
