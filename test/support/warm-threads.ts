import { Worker } from 'node:worker_threads'
import { type Ask, type FromThread, READY, type ThreadData } from '../../server/worker/message.ts'
import type { StartThread } from '../../server/worker/thread-handle.ts'

/** Says that a database is done with, and is answered once it is closed. */
export const ENDED = 'ended'
export type ToWarmThread = ThreadData | Ask | typeof ENDED

const PROGRAM = new URL('./warm-thread.ts', import.meta.url)
/** Threads of servers that are closed. A new one reads a thousand modules, which takes more than a second of a core. */
const idle: Worker[] = []

/** A thread as the server's own, which goes on to the next server once this one is closed. */
export const warmThread: StartThread = (database, mostMegabytes, receive, ended) => {
  const resourceLimits = { maxOldGenerationSizeMb: mostMegabytes }
  const worker = idle.pop() ?? new Worker(PROGRAM, { resourceLimits })
  const send = (message: ToWarmThread) => worker.postMessage(message)
  const unwanted = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const ready = Promise.withResolvers<void>()
  const closed = Promise.withResolvers<void>()
  let asked = 0
  let isOver = false
  const over = (error: unknown) => {
    closed.resolve()
    if (!isOver) ended(error)
    isOver = true
  }
  const crashed = (code: number) => over(new Error(`the thread ended with code ${code}`))
  const hear = (message: FromThread | typeof READY | typeof ENDED) => {
    if (message === READY) ready.resolve()
    else if (message === ENDED) {
      worker.off('message', hear).off('error', over).off('exit', crashed).unref()
      idle.push(worker)
      closed.resolve()
    } else if (!isOver) receive(message)
  }
  worker.on('message', hear).on('error', over).on('exit', crashed)
  worker.ref()
  send({ database, unwanted })
  return {
    ready: ready.promise,
    send: (ask) => {
      asked = ask.id
      send(ask)
    },
    unwant: (id) => void Atomics.store(unwanted, 0, id),
    end: async () => {
      if (!isOver) {
        isOver = true
        Atomics.store(unwanted, 0, asked)
        send(ENDED)
      }
      await closed.promise
    },
  }
}
