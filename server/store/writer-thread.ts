import { Worker } from 'node:worker_threads'
import type { IngestCounts, PageOfEvidence } from './keep-page.ts'
import { asError, type FromWriter, packPage, type ToWriter, type WriterData } from './writer-message.ts'

const PROGRAM = new URL('./writer.ts', import.meta.url)
/** Milliseconds that closing waits for a page that is just being written. */
const CLOSE_PATIENCE = 10_000

/** The sending end of the thread that writes pages. The first page starts it at the latest, and any page after it ended. */
export interface WriterThread {
  /** Starts it, unless it runs. */
  start(): void
  /** Keeps a page in one transaction, tried once. Send the next when this one is answered. Throws what the keeper throws. */
  keep(page: PageOfEvidence): Promise<IngestCounts>
  /** Waits, without letting anything else happen, until the thread has let go of the file. */
  close(): void
}

interface Running {
  readonly worker: Worker
  readonly closed: Int32Array<SharedArrayBuffer>
}

export function writerThread(path: string): WriterThread {
  let running: Running | null = null
  let waiting: PromiseWithResolvers<IngestCounts> | null = null

  const start = (): Running => {
    const closed = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
    const worker = new Worker(PROGRAM, { workerData: { path, closed } satisfies WriterData })
    const end = (error: Error) => {
      if (running?.worker !== worker) return
      running = null
      waiting?.reject(error)
    }
    worker.on('message', (message: FromWriter) => {
      if ('counts' in message) waiting?.resolve(message.counts)
      else waiting?.reject(asError(message.fault))
    })
    worker.on('error', end)
    worker.on('exit', () => end(new Error('the thread that writes ended before the page was kept')))
    // A thread that has nothing to write keeps no process alive.
    worker.unref()
    return { worker, closed }
  }

  return {
    start() {
      running ??= start()
    },
    async keep(page) {
      running ??= start()
      const { worker } = running
      const own = Promise.withResolvers<IngestCounts>()
      waiting = own
      worker.ref()
      const packed = packPage(page)
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
