import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import pLimit from 'p-limit'

/** Milliseconds that a turn of the event loop takes at most while nobody waits for it. */
const SHORT_TURN = 5
/** Milliseconds after which work that gives way goes on nevertheless: it must end too. */
const LONGEST_REST = 250

/** There is one event loop, so whoever gives way waits behind the others who do. */
const oneAtATime = pLimit(1)

/**
 * Resolves when what came in meanwhile has had its turn, to be awaited between two pieces of work in the background: at
 * once where nothing else happens, and otherwise when the loop turns quickly again, at the latest after a quarter of a
 * second. Of several that wait one goes on at a time, so that pieces of many sources do not add up to a long one.
 */
export const giveWay = (): Promise<void> =>
  oneAtATime(async () => {
    for (const began = performance.now(); performance.now() - began < LONGEST_REST; ) {
      const turned = performance.now()
      await turn()
      const took = performance.now() - turned
      if (took <= SHORT_TURN) return
      await sleep(took)
    }
  })
