import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { connect } from './connection.ts'
import { letGo, type StoreThreadData } from './store-thread.ts'
import { whenFree } from './when-free.ts'

/** What it is told: to move the log into the file; null: to close its connection and end. It says true when it has time. */
export type ToCheckpointer = true | null

/** The thread that moves the log into the file, over a connection of its own, while others go on writing to the log. */
if (!parentPort) throw new Error('this runs in a worker thread only')
const port = parentPort
const data = workerData as StoreThreadData
const connection = await whenFree(() => connect(data.path))

port.postMessage(true)
port.on('message', (message: ToCheckpointer) => {
  if (message === null) return letGo(port, connection, data)
  try {
    connection.pragma('wal_checkpoint(PASSIVE)')
  } catch (error) {
    // A disk that is full or broken tells those who write too, and they have somebody to tell.
    if (!(error instanceof Database.SqliteError)) throw error
  }
  port.postMessage(true)
})
