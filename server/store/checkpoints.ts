import Database from 'better-sqlite3'
import type { ToCheckpointer } from './checkpointer.ts'
import type { Connection } from './connection.ts'
import { isBusy } from './store-fault.ts'
import { closeStoreThread, type StoreThread, startStoreThread } from './store-thread.ts'
import { whenFree } from './when-free.ts'

/** Pages of the log that are moved together: each time waits for the disk twice. */
const WORTH_MOVING = 2_000
/** As many as SQLite itself takes for too long. */
const USUAL_LOG = 1_000
/** Pages of the log, 32 MB, after which whoever writes has to move them: the thread cannot keep up. */
const LONGEST_LOG = 8_000

const PROGRAM = new URL('./checkpointer.ts', import.meta.url)

/**
 * Moves what was written from the log into the file, in a thread of its own: SQLite would have whoever makes the log long
 * enough do it as part of a commit and wait for the disk, be it the event loop.
 */
export interface Checkpoints {
  /**
   * Much is about to be written: starts the thread now, unless it runs. Until then commits move the log, as SQLite has them:
   * for few writes the start of a thread takes more than it saves. Resolves once it can move something, or cannot start.
   */
  start(): Promise<void>
  /** Looks how long the log is, within ten microseconds. To be called after each write. */
  look(): void
  /** Waits, without letting anything else happen, until the thread has let go of the file. */
  close(): void
}

interface Running extends StoreThread {
  readonly ready: PromiseWithResolvers<void>
  isFree: boolean
}

export function checkpoints(connection: Connection, path: string): Checkpoints {
  const measure = connection.prepare<[], { readonly log: number; readonly checkpointed: number }>(
    'PRAGMA wal_checkpoint(NOOP)',
  )
  let running: Running | null = null

  const start = (): Running => {
    const started: Running = { ...startStoreThread(PROGRAM, path), ready: Promise.withResolvers(), isFree: false }
    const ended = () => {
      if (running !== started) return
      running = null
      if (connection.open) connection.pragma(`wal_autocheckpoint = ${USUAL_LOG}`)
      started.ready.resolve()
    }
    started.worker.on('message', () => {
      if (running !== started) return
      boundLog(connection)
      started.isFree = true
      started.ready.resolve()
      look()
    })
    started.worker.on('error', ended)
    started.worker.on('exit', ended)
    return started
  }

  function look(): void {
    if (!running?.isFree || pagesToMove() < WORTH_MOVING) return
    running.isFree = false
    running.worker.postMessage(true satisfies ToCheckpointer)
  }

  function pagesToMove(): number {
    if (!connection.open) return 0
    try {
      const { log, checkpointed } = measure.get() ?? { log: 0, checkpointed: 0 }
      return log - checkpointed
    } catch (error) {
      // What was written is written, whatever is wrong with the file by now.
      if (error instanceof Database.SqliteError) return 0
      throw error
    }
  }

  return {
    start() {
      running ??= start()
      return running.ready.promise
    },
    look,
    close() {
      const thread = running
      running = null
      if (thread) closeStoreThread(thread)
    },
  }
}

/**
 * Moves all of the log into the file and empties it, once nobody reads from it or moves it: what was overwritten is readable
 * there until then. Left to later writes where somebody does for longer than a write would wait.
 */
export async function emptyLog(connection: Connection): Promise<void> {
  const empty = () => {
    if (connection.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) !== 0)
      throw new Database.SqliteError('the log is in use', 'SQLITE_BUSY')
  }
  await whenFree(empty).catch((error: unknown) => {
    if (!isBusy(error)) throw error
  })
}

/** Has a connection leave the log to the thread until it is far too long. */
export function boundLog(connection: Connection): void {
  connection.pragma(`wal_autocheckpoint = ${LONGEST_LOG}`)
}
