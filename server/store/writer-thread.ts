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
  /** Sends a page ahead of its turn. Until it is kept or dropped it takes up memory there. */
  hold(page: EncodedPage): HeldPage
  /** Waits, without letting anything else happen, until the thread has let go of the file. */
  close(): void
}

/** A page that the thread has, or will have by the time that it is to write it. */
export interface HeldPage {
  /** Keeps it in one transaction, tried once. Ask for the next when this is answered. Throws what the keeper throws. */
  write(): Promise<IngestCounts>
  /** Lets it go, unless it was written. */
  drop(): void
}

interface Running {
  readonly worker: Worker
  readonly closed: Int32Array<SharedArrayBuffer>
  readonly ready: PromiseWithResolvers<void>
  isReady: boolean
}

export function writerThread(path: string): WriterThread {
  let running: Running | null = null
  let held = 0
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
    hold(page) {
      held += 1
      const number = held
      let holder: Running | null = null
      // A thread that was started anew has never heard of it.
      const send = (isToBeWritten: boolean): Running => {
        running ??= start()
        if (holder !== running) post(running, { hold: number, page: packPage(page), isToBeWritten })
        else if (isToBeWritten) post(running, { write: number })
        holder = running
        return running
      }
      // While nothing is written it goes with the order to write it: to wake the thread takes as long as to write some rows.
      if (waiting !== null) send(false)
      return {
        async write() {
          const own = Promise.withResolvers<IngestCounts>()
          waiting = own
          try {
            send(true).worker.ref()
            const counts = await own.promise
            holder = null
            return counts
          } finally {
            waiting = null
            running?.worker.unref()
          }
        },
        drop() {
          if (holder !== null && holder === running) post(holder, { drop: number })
          holder = null
        },
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

function post({ worker }: Running, message: ToWriter): void {
  const moved =
    message !== null && 'page' in message ? message.page.readings.map(({ packed: { buffer } }) => buffer) : []
  worker.postMessage(message, moved)
}
