import { Worker } from 'node:worker_threads'
import { type Ask, type FromThread, READY, type ThreadData } from './message.ts'

/** The asking end of a thread. */
export interface Thread {
  /** Once it can answer; a thread that is just starting owes nobody an answer yet. */
  readonly ready: Promise<void>
  send(ask: Ask): void
  /** Says that nobody waits for this ask any more: a search ends with the best it has. */
  unwant(id: number): void
  end(): Promise<void>
}

/**
 * Starts a thread over a database.
 * @param mostMegabytes a thread that outgrows this ends, and the process lives on
 * @param ended called once when the thread ends without being told to
 */
export type StartThread = (
  database: string,
  mostMegabytes: number,
  receive: (message: FromThread) => void,
  ended: (error: unknown) => void,
) => Thread

/** Starts threads of `program`, a module that answers asks. */
export const threadsOf =
  (program: URL): StartThread =>
  (database, mostMegabytes, receive, ended) => {
    const unwanted = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
    const worker = new Worker(program, {
      workerData: { database, unwanted } satisfies ThreadData,
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    })
    let isOver = false
    const over = (error: unknown) => {
      if (!isOver) ended(error)
      isOver = true
    }
    const ready = Promise.withResolvers<void>()
    worker.on('message', (message: FromThread | typeof READY) => {
      if (message === READY) ready.resolve()
      else receive(message)
    })
    worker.on('error', over)
    worker.on('exit', (code) => over(new Error(`the thread ended with code ${code}`)))
    return {
      ready: ready.promise,
      send: (ask) => worker.postMessage(ask),
      unwant: (id) => void Atomics.store(unwanted, 0, id),
      end: async () => {
        isOver = true
        await worker.terminate()
      },
    }
  }
