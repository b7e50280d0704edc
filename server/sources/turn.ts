import { setImmediate } from 'node:timers/promises'

/** Milliseconds of work in the background after which everything else has its turn. */
const WORK_AT_ONCE = 4

let turnedAt = performance.now()

/** Resolves when everything else has had its turn. */
export async function nextTurn(): Promise<void> {
  await setImmediate()
  turnedAt = performance.now()
}

/**
 * Whether work in the background has gone on for long enough: then await `nextTurn`. Asked between pieces that take much less;
 * a turn itself costs some tenths of a millisecond, too much for every piece.
 */
export const isTurnDue = (): boolean => performance.now() - turnedAt >= WORK_AT_ONCE
