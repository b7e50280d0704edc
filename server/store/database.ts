import { Kysely, SqliteDialect } from 'kysely'
import pLimit from 'p-limit'
import { checkpoints } from './checkpoints.ts'
import type { Connection } from './connection.ts'
import type { Schema } from './schema.ts'
import { inStoreWords } from './store-fault.ts'
import { LOCK_PATIENCE, whenFree } from './when-free.ts'
import { withoutWaiting } from './without-waiting.ts'

type Reader = Kysely<Schema>

/** What every part of the store reads and writes through. */
export interface StoreDatabase {
  readonly path: string
  readonly connection: Connection
  /** Runs queries outside any transaction. Throws StoreFault. */
  read<Value>(query: (reader: Reader) => Promise<Value>): Promise<Value>
  /**
   * Runs `change` in one immediate transaction: all of it is kept or nothing. It is synchronous, so nothing else of this
   * process can come in between; while another process writes it is tried again without stopping the event loop.
   * Throws StoreFault.
   */
  write<Value>(change: (connection: Connection) => Value): Promise<Value>
  /** As `write`, without waiting for the disk, as `withoutWaiting` says. */
  writePassing<Value>(change: (connection: Connection) => Value): Promise<Value>
  /**
   * Runs what writes a page in a transaction, over whichever connection, when no other write of this process is going on, and
   * again while another process writes. However many pages are to come, any other write waits for one turn of pages at most.
   * Throws StoreFault.
   */
  pageInTurn<Value>(write: () => Value | Promise<Value>): Promise<Value>
  /** Many pages are about to come. Resolves once what they make of the log can be moved into the file meanwhile. */
  expectPages(): Promise<void>
  /** To be said after each page of a turn that several share: the log has become longer. */
  pageWritten(): void
  /** Whether a write of this process waits for its turn. */
  isAwaited(): boolean
  /** Closes the connection, and with it the file: the log is moved into it. */
  close(): void
}

export function storeDatabase(connection: Connection, path: string, patience = LOCK_PATIENCE): StoreDatabase {
  const log = checkpoints(connection, path)
  const reader: Reader = new Kysely<Schema>({ dialect: new SqliteDialect({ database: connection }) })
  const inWords = async <Value>(operation: () => Value | Promise<Value>, askedAt?: number): Promise<Value> => {
    try {
      return await whenFree(operation, patience, askedAt)
    } catch (error) {
      throw inStoreWords(error, path)
    }
  }
  // SQLite lets one connection write at a time, and there are two in this process.
  const oneAtATime = pLimit(1)
  const onePageAtATime = pLimit(1)
  // Those that wait behind it are as patient as the first: each in turn would be answered later and later.
  const inTurn = <Value>(write: () => Value | Promise<Value>, askedAt = performance.now()) =>
    oneAtATime(async () => {
      const value = await inWords(write, askedAt)
      log.look()
      return value
    })
  const inTransaction = <Value>(change: (connection: Connection) => Value): Value =>
    connection.transaction(() => change(connection)).immediate()
  return {
    path,
    connection,
    read: (query) => inWords(() => query(reader)),
    write: (change) => inTurn(() => inTransaction(change)),
    writePassing: (change) => inTurn(() => withoutWaiting(connection, () => inTransaction(change))),
    pageInTurn(write) {
      const askedAt = performance.now()
      return onePageAtATime(() => inTurn(write, askedAt))
    },
    expectPages: log.start,
    pageWritten: log.look,
    isAwaited: () => oneAtATime.pendingCount + onePageAtATime.pendingCount > 0,
    close() {
      log.close()
      connection.close()
    },
  }
}
