import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds between two tries. */
const PAUSE = 1_000

/** Writes `write` down once more, and again until it succeeds or `signal` ends it: for what would else never be said. */
export async function untilWritten(write: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await sleep(PAUSE, undefined, { signal, ref: false })
      await write()
      return
    } catch {
      // Why is known by now: it was told when the first try failed.
    }
  }
}
