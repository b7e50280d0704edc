import type { Connection } from './connection.ts'

/**
 * Runs `write` without waiting for the disk: for what means nothing any more after a power cut, the only thing that could
 * undo it. What was kept before stays safe, and the next write that waits takes it to the disk as well.
 */
export function withoutWaiting<Value>(connection: Connection, write: () => Value): Value {
  connection.pragma('synchronous = NORMAL')
  try {
    return write()
  } finally {
    connection.pragma('synchronous = FULL')
  }
}
