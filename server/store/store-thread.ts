import { type MessagePort, Worker } from 'node:worker_threads'
import type { Connection } from './connection.ts'

/** What a thread that opens the file by itself is started with. */
export interface StoreThreadData {
  readonly path: string
  /** One number: 1 once the thread has closed its connection. */
  readonly closed: Int32Array<SharedArrayBuffer>
}

/** A thread that opens the file by itself, as those have it who started it. */
export interface StoreThread {
  readonly worker: Worker
  readonly closed: Int32Array<SharedArrayBuffer>
}

/** Milliseconds that closing waits for what a thread is just doing. */
const CLOSE_PATIENCE = 10_000

/** Starts one, which keeps no process alive until its worker is told to. It has to take null for the order to let go. */
export function startStoreThread(program: URL, path: string): StoreThread {
  const closed = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const worker = new Worker(program, { workerData: { path, closed } satisfies StoreThreadData })
  worker.unref()
  return { worker, closed }
}

/** Waits, without letting anything else happen, until the thread has let go of the file. */
export function closeStoreThread({ worker, closed }: StoreThread): void {
  worker.unref()
  worker.postMessage(null)
  Atomics.wait(closed, 0, 0, CLOSE_PATIENCE)
}

/** In the thread: lets go of the file, and ends. */
export function letGo(port: MessagePort, connection: Connection, { closed }: StoreThreadData): void {
  connection.close()
  Atomics.store(closed, 0, 1)
  Atomics.notify(closed, 0)
  port.close()
}
