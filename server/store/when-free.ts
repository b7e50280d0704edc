import { setTimeout as sleep } from 'node:timers/promises'
import { isBusy } from './store-fault.ts'

/**
 * How long a write waits for another process to let go of the lock, in milliseconds, before it is given up. A lock of four
 * seconds is outlasted, and whoever asked has heard within six, on a busy machine too.
 */
export const LOCK_PATIENCE = 4_500
const SHORTEST_PAUSE = 5
const LONGEST_PAUSE = 100

/**
 * Runs `operation`, and runs it again after a pause for as long as the database is locked and `patience` (in
 * milliseconds since it was asked for, which may be before its turn came) lasts. The pauses are awaited: the event loop goes
 * on, which SQLite's own busy timeout would not let it. `operation` must leave nothing behind when it throws. Throws what it
 * threw last.
 */
export async function whenFree<Value>(
  operation: () => Value | Promise<Value>,
  patience = LOCK_PATIENCE,
  askedAt = performance.now(),
): Promise<Value> {
  for (let pause = SHORTEST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      return await operation()
    } catch (error) {
      if (!isBusy(error) || performance.now() - askedAt >= patience) throw error
    }
    await sleep(pause)
  }
}
