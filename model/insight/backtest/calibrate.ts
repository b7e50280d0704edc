import type { Assumptions } from '../../assumption.ts'
import { meanInterval } from '../../numeric/interval.ts'
import type { Instant } from '../../quantity.ts'
import { type PastQuarter, quarterEnd } from './past-quarter.ts'
import { quarterScorer, scorableQuarters } from './score-quarter.ts'

/** What a company's own history may choose. */
export type Calibration = Pick<Assumptions, (typeof CALIBRATED)[number]>
export const CALIBRATED = ['halfLife', 'drift', 'spread'] as const

const CHOICES = {
  halfLife: [60, 120, 240, 720],
  drift: [0, 0.5, 1],
  spread: [0.3, 0.9],
} as const satisfies Record<keyof Calibration, readonly number[]>

/** Fewer scored quarters choose nothing. */
export const LEAST_QUARTERS = 4

/** As many tell candidates apart: they are drawn from the same streams, so that most of the noise is common. */
const MOST_DRAWS = 512

/** What one quarter's end chose. */
export interface CalibrationChoice {
  readonly values: Calibration
  /** Whether they differ from those that hold without any choice. */
  readonly isChosen: boolean
  /** Scored quarters that it was chosen by. */
  readonly quarters: number
  /** By how much the mean score of past quarters is better than that of what held, service minutes; its standard error. Both null where nothing was compared. */
  readonly gain: number | null
  readonly standardError: number | null
  /** The gain as a share of that mean score. */
  readonly missesLess: number | null
}

/** The same as it is kept. */
export interface QuarterCalibration {
  /** The quarter's end: the moment from which on it holds, until the next. */
  readonly since: Instant
  /** Null: the usual ones. */
  readonly values: Calibration | null
  readonly quarters: number
  readonly missesLess: number | null
}

/**
 * The values with the best score of past quarters, where better than those in force by more than a standard error of
 * the difference. @param pinned names that somebody has set and nothing may change
 */
export function calibrator(assumptions: Assumptions, pinned: ReadonlySet<string>) {
  const inForce: Calibration = pick(assumptions)
  const candidates = combinations(inForce, pinned)
  const usual: number[] = []
  const scores = candidates.map((): number[] => [])

  const learnt: PastQuarter[] = []
  const score = (quarter: PastQuarter) => {
    const scoreOf = quarterScorer(quarter)
    const draws = Math.min(MOST_DRAWS, assumptions.draws)
    usual.push(scoreOf({ ...assumptions, draws }))
    candidates.forEach((values, place) => {
      scores[place]?.push(scoreOf({ ...assumptions, ...values, draws }))
    })
  }

  return {
    /** Learns how each candidate would have done in a quarter that is over. */
    learn: (quarter: PastQuarter) => void learnt.push(quarter),
    /** What the quarters learnt so far choose. Each is scored once, and none before there are enough. */
    choose(): CalibrationChoice {
      const quarters = learnt.length
      const nothing = { values: inForce, isChosen: false, quarters, gain: null, standardError: null, missesLess: null }
      if (quarters < LEAST_QUARTERS || candidates.length < 2) return nothing
      for (const quarter of learnt.slice(usual.length)) score(quarter)
      const gains = scores.map((own) =>
        meanInterval(
          own.map((score, quarter) => (usual[quarter] as number) - score),
          0.9,
        ),
      )
      const best = gains.reduce((best, gain, place) => ((gain?.mean ?? 0) > (gains[best]?.mean ?? 0) ? place : best), 0)
      const values = candidates[best]
      const gain = gains[best]
      if (!values || !gain) return nothing
      const { mean, standardError } = gain
      const isBetter = mean > standardError
      const missesLess = mean / (usual.reduce((sum, own) => sum + own, 0) / quarters)
      return {
        values: isBetter ? values : inForce,
        isChosen: isBetter,
        quarters,
        gain: mean,
        standardError,
        missesLess,
      }
    },
  }
}

/** What each quarter's end chose, first to last: none before there are enough quarters to choose by. */
export function calibrationsOf(
  quarters: readonly PastQuarter[],
  assumptions: Assumptions,
  pinned: ReadonlySet<string>,
): QuarterCalibration[] {
  const scorable = scorableQuarters(quarters)
  if (scorable.length < LEAST_QUARTERS) return []
  const calibration = calibrator(assumptions, pinned)
  return scorable.flatMap((quarter) => {
    calibration.learn(quarter)
    const { values, isChosen, quarters: count, missesLess } = calibration.choose()
    if (count < LEAST_QUARTERS) return []
    return [{ since: quarterEnd(quarter.start), values: isChosen ? values : null, quarters: count, missesLess }]
  })
}

/** Constants that no history may choose: those that somebody set, and all of them where self-calibration is off. */
export const pinnedNames = (usual: Assumptions, stated: Partial<Assumptions>): ReadonlySet<string> =>
  new Set(CALIBRATED.filter((name) => usual.selfCalibration === 0 || stated[name] !== undefined))

const pick = ({ halfLife, drift, spread }: Calibration): Calibration => ({ halfLife, drift, spread })

function combinations(inForce: Calibration, pinned: ReadonlySet<string>): Calibration[] {
  const choices = (name: keyof Calibration): readonly number[] => (pinned.has(name) ? [inForce[name]] : CHOICES[name])
  return choices('halfLife').flatMap((halfLife) =>
    choices('drift').flatMap((drift) => choices('spread').map((spread) => ({ halfLife, drift, spread }))),
  )
}
