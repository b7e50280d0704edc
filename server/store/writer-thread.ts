import { Worker } from 'node:worker_threads'
import type { EncodedPage, IngestCounts } from './keep-page.ts'
import { asError, type FromWriter, packPage, type ToWriter, type WriterData } from './writer-message.ts'

const PROGRAM = new URL('./writer.ts', import.meta.url)
/** Milliseconds that closing waits for a page that is just being written. */
const CLOSE_PATIENCE = 10_000

/** The sending end of the thread that writes pages. */
export interface WriterThread {
  /** Starts it, unless it runs. Resolves once it can write, or when it cannot start: then the page that is sent says why. */
  start(): Promise<void>
  /** Whether it can write already. */
  isReady(): boolean
  /** Keeps a page in one transaction, tried once. Send the next when this one is answered. Throws what the keeper throws. */
  keep(page: EncodedPage): Promise<IngestCounts>
  /** Waits, without letting anything else happen, until the thread has let go of the file. */
  close(): void
}

interface Running {
  readonly worker: Worker
  readonly closed: Int32Array<SharedArrayBuffer>
  readonly ready: PromiseWithResolvers<void>
  isReady: boolean
}

export function writerThread(path: string): WriterThread {
  let running: Running | null = null
  let waiting: PromiseWithResolvers<IngestCounts> | null = null

  const start = (): Running => {
    const closed = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
    const worker = new Worker(PROGRAM, { workerData: { path, closed } satisfies WriterData })
    const started: Running = { worker, closed, ready: Promise.withResolvers(), isReady: false }
    const end = (error: Error) => {
      if (running?.worker !== worker) return
      running = null
      started.ready.resolve()
      waiting?.reject(error)
    }
    worker.on('message', (message: FromWriter) => {
      if ('ready' in message) {
        started.isReady = true
        started.ready.resolve()
      } else if ('counts' in message) waiting?.resolve(message.counts)
      else waiting?.reject(asError(message.fault))
    })
    worker.on('error', end)
    worker.on('exit', () => end(new Error('the thread that writes ended before the page was kept')))
    // A thread that has nothing to write keeps no process alive.
    worker.unref()
    return started
  }

  return {
    start() {
      running ??= start()
      return running.ready.promise
    },
    isReady: () => running?.isReady ?? false,
    async keep(page) {
      running ??= start()
      const { worker } = running
      const packed = packPage(page)
      const own = Promise.withResolvers<IngestCounts>()
      waiting = own
      worker.ref()
      worker.postMessage(
        packed satisfies ToWriter,
        packed.readings.map(({ packed: { buffer } }) => buffer),
      )
      try {
        return await own.promise
      } finally {
        waiting = null
        worker.unref()
      }
    },
    close() {
      if (!running) return
      const { worker, closed } = running
      running = null
      worker.unref()
      worker.postMessage(null satisfies ToWriter)
      Atomics.wait(closed, 0, 0, CLOSE_PATIENCE)
    },
  }
}
