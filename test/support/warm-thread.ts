import { parentPort } from 'node:worker_threads'
import { THREAD_ROUTES } from '../../server/http/thread-routes.ts'
import { openAsks } from '../../server/worker/answer-asks.ts'
import { READY } from '../../server/worker/message.ts'
import { ENDED, type ToWarmThread } from './warm-threads.ts'

const port = parentPort
if (!port) throw new Error('this runs in a worker thread only')
let asks: Awaited<ReturnType<typeof openAsks>> | null = null
let last: Promise<void> = Promise.resolve()
// What comes while a database is being opened waits for it.
port.on('message', (message: ToWarmThread) => {
  last = last.then(() => take(message))
})

async function take(message: ToWarmThread): Promise<void> {
  if (message === ENDED) {
    asks?.close()
    asks = null
    port?.postMessage(ENDED)
  } else if ('database' in message) {
    if (port) asks = await openAsks(THREAD_ROUTES, message, port)
    port?.postMessage(READY)
  } else await asks?.take(message)
}
