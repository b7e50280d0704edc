import { setTimeout as sleep } from 'node:timers/promises'
import pLimit from 'p-limit'
import { nextTurn } from '../sources/turn.ts'

/** Milliseconds that a turn of the event loop takes at most while nobody waits for it. */
const SHORT_TURN = 5
/** Milliseconds after which work that gives way goes on nevertheless: it must end too. */
const LONGEST_REST = 250

/** There is one event loop, so whoever gives way waits behind the others who do. */
const oneAtATime = pLimit(1)

/** Requests whose answers somebody waits for. */
let waited = 0

/** Says that somebody waits for an answer. Call what it gives when that is over; once more does nothing. */
export function somebodyWaits(): () => void {
  let isWaiting = true
  waited += 1
  return () => {
    if (isWaiting) waited -= 1
    isWaiting = false
  }
}

/**
 * Resolves when what came in meanwhile has had its turn, to be awaited between two pieces of work in the background: at
 * once where nobody waits for an answer, and otherwise when the loop turns quickly again, at the latest after a quarter of a
 * second. Of several that wait one goes on at a time, so that pieces of many sources do not add up to a long one.
 */
export const giveWay = (): Promise<void> =>
  oneAtATime(async () => {
    for (const began = performance.now(); performance.now() - began < LONGEST_REST; ) {
      const turned = performance.now()
      await nextTurn()
      const took = performance.now() - turned
      // Long turns of its own, in which an answer came or memory was cleared, keep nobody waiting.
      if (took <= SHORT_TURN || waited === 0) return
      await sleep(took)
    }
  })
