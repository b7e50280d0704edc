import type { Risk } from '../evidence/risk.ts'
import { type Days, type Minutes, minutes } from '../quantity.ts'

/** The part of a risk that Google CRE's stack-rank sheet has a column for. */
type RiskRow = Pick<Risk, 'timeToDetect' | 'timeToResolve' | 'timeBetweenFailures' | 'share'>

/** Expected bad minutes in a year: (TTD + TTR) x share x year / TBF. Source: Google CRE, "Know thy enemy". */
export const badMinutes = (risk: RiskRow, year: Days): Minutes =>
  minutes((risk.timeToDetect + risk.timeToResolve) * incidentShares(risk, year))

/** What a factor that all risks share would cost. */
export interface SystemicFactor {
  /** Minutes added to every detection. */
  readonly detection?: Minutes
  /** Minutes added to every resolution. */
  readonly resolution?: Minutes
  /** Relative rise in frequency; 0.1 is ten percent more incidents. */
  readonly frequency?: number
}

/**
 * Bad minutes a year that a systemic factor adds over all risks:
 * (1 + f)(dTTD + dTTR) x sum(share x incidents) + f x sum(bad minutes). Source: Google CRE's stack-rank sheet.
 */
export function systemicMinutes(risks: readonly RiskRow[], factor: SystemicFactor, year: Days): Minutes {
  const frequency = factor.frequency ?? 0
  const longer = (factor.detection ?? 0) + (factor.resolution ?? 0)
  let shares = 0
  let bad = 0
  for (const risk of risks) {
    shares += incidentShares(risk, year)
    bad += badMinutes(risk, year)
  }
  return minutes((1 + frequency) * longer * shares + frequency * bad)
}

/** Incidents a year x share of users: what one more minute of each would cost. */
const incidentShares = ({ share, timeBetweenFailures }: RiskRow, year: Days): number =>
  share * (year / timeBetweenFailures)
