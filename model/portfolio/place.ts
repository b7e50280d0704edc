import { ascend } from './ascend.ts'
import { type Certificate, certify } from './certify.ts'
import { FREE, IN, OUT } from './problem.ts'
import { propagate } from './propagate.ts'
import { enter, type Relaxation } from './relaxation.ts'

/** A place in the search: what is decided, and the most that any plan with these decisions removes. */
export interface Place {
  /** FREE, OUT or IN for each candidate. */
  readonly choice: Int8Array
  /** Share of all the pain. */
  readonly bound: number
  /** Parts and prices of the relaxation, where the places below start from. */
  readonly part: Float64Array
  readonly price: Float64Array
}

/** How long prices are sought at a place. */
export interface Patience {
  /** At most that many rounds. */
  readonly rounds: number
  /** A few rounds must bring the bound this part of the way to the best plan. */
  readonly progress: number
}

/** What the search knows while a place is bounded. */
export interface Outlook {
  readonly best: () => number
  /** Whether nothing better than the best plan is below a bound. */
  readonly isBeaten: (bound: number) => boolean
  readonly isTimeUp: () => boolean
}

const SWEEPS = 2
/** Rounds between two looks at the bound. */
const LOOK_EVERY = 4

/**
 * Bounds a place by the relaxation, and decides what the bound already settles: a candidate that would cost more than
 * the bound is above the best plan. Null when nothing better is below.
 * @param above the place it comes from; its parts and prices are a good start
 */
export function boundedPlace(
  relaxation: Relaxation,
  decided: Int8Array,
  above: Place,
  patience: Patience,
  outlook: Outlook,
): Place | null {
  enter(relaxation, decided, above.part, above.price)
  let tightest: Certificate = certify(relaxation)
  let price = relaxation.price.slice()
  for (let round = LOOK_EVERY; round <= patience.rounds && relaxation.count > 0; round += LOOK_EVERY) {
    if (outlook.isBeaten(tightest.bound)) return null
    for (let turn = 0; turn < LOOK_EVERY; turn += 1) ascend(relaxation, SWEEPS)
    const before = tightest.bound
    const certificate = certify(relaxation)
    if (certificate.bound < before) {
      tightest = certificate
      price = relaxation.price.slice()
    }
    const isSlow = before - tightest.bound < patience.progress * (before - outlook.best())
    if ((isSlow && round > LOOK_EVERY) || outlook.isTimeUp()) break
  }
  const bound = Math.min(above.bound, tightest.bound)
  if (outlook.isBeaten(bound)) return null
  const choice = decided.slice()
  tightest.reduced.forEach((worth, candidate) => {
    if (choice[candidate] !== FREE) return
    if (outlook.isBeaten(tightest.bound - Math.abs(worth))) choice[candidate] = worth > 0 ? IN : OUT
  })
  if (!propagate(relaxation.problem, choice)) return null
  return { choice, bound, part: relaxation.part.slice(), price }
}

/** The candidate that is the furthest from decided: half in, half out; null when all are decided. */
export function branchingCandidate({ choice, part }: Place, gains: Float64Array): number | null {
  let best: number | null = null
  let bestScore = -1
  for (let candidate = 0; candidate < choice.length; candidate += 1) {
    if (choice[candidate] !== FREE) continue
    const own = part[candidate] as number
    const score = (Math.min(own, 1 - own) + 1e-6) * (gains[candidate] as number)
    if (score > bestScore) {
      bestScore = score
      best = candidate
    }
  }
  return best
}
