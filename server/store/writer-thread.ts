import type { EncodedPage, IngestCounts } from './keep-page.ts'
import { closeStoreThread, type StoreThread, startStoreThread } from './store-thread.ts'
import { asError, type FromWriter, packPage, type ToWriter, type WrittenWhen } from './writer-message.ts'

const PROGRAM = new URL('./writer.ts', import.meta.url)

/** The sending end of the thread that writes pages. */
export interface WriterThread {
  /** Starts it, unless it runs. Resolves once it can write, or when it cannot start: then the page that is sent says why. */
  start(): Promise<void>
  /** Whether it can write already. */
  isReady(): boolean
  /** Whether it has pages that are not kept yet. */
  isBusy(): boolean
  /**
   * Sends a page ahead of its turn. Until it is kept or dropped it takes up memory there.
   * @param mayFollow whether it may share the turn of the page of its run that is being written
   */
  hold(page: EncodedPage, mayFollow: boolean): HeldPage
  /** Waits, without letting anything else happen, until the thread has let go of the file. */
  close(): void
}

/** A page that the thread has, or will have by the time that it is to write it. */
export interface HeldPage {
  /**
   * Of a page that is written right behind the one before, before anybody here has heard of that one: what comes of it.
   * Rejects with NotFollowed when that one was not kept. Null: it waits for its turn.
   */
  readonly following: Promise<IngestCounts> | null
  /** Keeps it in one transaction, tried once. Ask for the next when this is answered. Throws what the keeper throws. */
  write(): Promise<IngestCounts>
  /** Lets it go, unless it was written. */
  drop(): void
}

/** The page before was not kept, so this one was not tried: it waits for its turn. */
export class NotFollowed extends Error {
  override readonly name = 'NotFollowed'
}

interface Running extends StoreThread {
  readonly ready: PromiseWithResolvers<void>
  isReady: boolean
}

/** A page that is being written, or is to be right behind the one before it. */
interface Order {
  readonly number: number
  readonly run: number
  readonly answer: PromiseWithResolvers<IngestCounts>
}

export function writerThread(path: string): WriterThread {
  let running: Running | null = null
  let held = 0
  /** The first of them is being written. */
  let orders: Order[] = []
  /** Pages that wait for their turn: none that comes later is written before them. */
  const waiting = new Set<number>()

  function answered(counts: IngestCounts): void {
    orders.shift()?.answer.resolve(counts)
    if (orders.length === 0) running?.worker.unref()
  }

  function failed(error: Error): void {
    const [current, ...others] = orders
    orders = []
    current?.answer.reject(error)
    for (const { number, answer } of others) {
      waiting.add(number)
      answer.reject(new NotFollowed('the page before was not kept'))
    }
    running?.worker.unref()
  }

  const start = (): Running => {
    const thread = startStoreThread(PROGRAM, path)
    const { worker } = thread
    const started: Running = { ...thread, ready: Promise.withResolvers(), isReady: false }
    const end = (error: Error) => {
      if (running?.worker !== worker) return
      running = null
      started.ready.resolve()
      failed(error)
    }
    worker.on('message', (message: FromWriter) => {
      if ('ready' in message) {
        started.isReady = true
        started.ready.resolve()
      } else if ('counts' in message) answered(message.counts)
      else failed(asError(message.fault))
    })
    worker.on('error', end)
    worker.on('exit', () => end(new Error('the thread that writes ended before the page was kept')))
    return started
  }

  return {
    start() {
      running ??= start()
      return running.ready.promise
    },
    isReady: () => running?.isReady ?? false,
    isBusy: () => orders.length + waiting.size > 0,
    hold(page, mayFollow) {
      held += 1
      const number = held
      let holder: Running | null = null
      // A thread that was started anew has never heard of it.
      const send = (when: WrittenWhen): void => {
        running ??= start()
        if (holder !== running) post(running, { hold: number, page: packPage(page), when })
        else post(running, { write: number })
        holder = running
      }
      const written = async (when: 'now' | 'next'): Promise<IngestCounts> => {
        send(when)
        const answer = Promise.withResolvers<IngestCounts>()
        orders.push({ number, run: page.run, answer })
        const counts = await answer.promise
        holder = null
        return counts
      }
      const mayShare = mayFollow && orders.at(-1)?.run === page.run && waiting.size === 0
      const following = mayShare ? written('next') : null
      if (!mayShare) waiting.add(number)
      // While nothing is written it goes with the order to write it: to wake the thread takes as long as to write some rows.
      if (!mayShare && orders.length > 0) send('told')
      return {
        following,
        write() {
          waiting.delete(number)
          const counts = written('now')
          running?.worker.ref()
          return counts
        },
        drop() {
          waiting.delete(number)
          if (holder !== null && holder === running) post(holder, { drop: number })
          holder = null
        },
      }
    },
    close() {
      if (!running) return
      const thread = running
      running = null
      closeStoreThread(thread)
    },
  }
}

function post({ worker }: Running, message: ToWriter): void {
  const moved =
    message !== null && 'page' in message ? message.page.readings.map(({ packed: { buffer } }) => buffer) : []
  worker.postMessage(message, moved)
}
