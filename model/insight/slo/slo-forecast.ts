import { predictMinutes } from '../../forecast/predict.ts'
import { DAYS_PER_WEEK, daysBetween, type Instant } from '../../quantity.ts'
import { quantiles } from '../../random/quantile.ts'
import type { PreparedProject, PreparedRanking } from '../../ranking/prepare.ts'
import { reported } from '../../ranking/round.ts'
import { lossesAsBudget, type SliceBudget, usualBurnTaken } from '../../slo/bad-slices.ts'
import { leftShares } from './left-share.ts'

/** The budget that is held against the time ahead. */
export interface BudgetAhead {
  readonly service: string
  /** Minutes of full outage that may still come; negative when overspent. */
  readonly remainingMinutes: number
  /** Days of the window that are still ahead. */
  readonly days: number
  /** What an outage takes of it. */
  readonly slices: SliceBudget
}

/** Chance that an objective is met when its window ends. */
export interface SloForecast {
  readonly days: number
  readonly remainingMinutes: number
  /** Minutes of budget that may be taken until then. */
  readonly lost: { readonly p10: number; readonly p50: number; readonly p90: number }
  readonly chanceMet: number
  /** With a plan, as if it had shipped where the time ahead begins; null without one. */
  readonly chanceMetWithPlan: number | null
}

/**
 * What is left of a budget now: of a calendar window, what was not consumed so far and the days until its end; of a
 * rolling one, the whole budget of the window that begins now, since by its end nothing of today is in it.
 */
export function budgetAhead(
  service: string,
  slices: SliceBudget,
  {
    windowKind,
    windowDays,
    budgetMinutes,
    consumedMinutes,
    windowEnd,
    asOf,
  }: {
    readonly windowKind: 'rolling' | 'calendar'
    readonly windowDays: number
    readonly budgetMinutes: number
    readonly consumedMinutes: number
    readonly windowEnd: Instant
    readonly asOf: Instant
  },
): BudgetAhead {
  if (windowKind === 'rolling') return { service, slices, remainingMinutes: budgetMinutes, days: windowDays }
  const days = Math.max(0, daysBetween(asOf, windowEnd))
  return { service, slices, remainingMinutes: budgetMinutes - consumedMinutes, days }
}

/**
 * P(SLO met): the share of simulated futures in which incidents and usual burn together stay within what is left, each
 * outage counted as the objective counts it: by its minutes of full outage, or by the bad slices that it makes. A plan
 * scales each future by what it leaves of the service's expected loss. Cost: draws x expected incidents.
 */
export function forecastSlo(
  prepared: PreparedRanking,
  { service, slices, remainingMinutes, days }: BudgetAhead,
  plan: readonly PreparedProject[] | null,
): SloForecast {
  const { evidence, forecast } = prepared
  const assumptions = { ...evidence.assumptions, horizon: days }
  const losses = lossesAsBudget(evidence.losses, slices)
  const draws = predictMinutes({ ...evidence, losses, assumptions }, forecast)(service)
  const weekly = evidence.background.find((burn) => burn.service === service)?.weeklyMinutes ?? 0
  const burn = usualBurnTaken(slices, weekly / DAYS_PER_WEEK) * days
  const chance = (incidents: number, background: number) => {
    let met = 0
    for (const lost of draws) if (lost * incidents + burn * background <= remainingMinutes) met += 1
    return reported(met / draws.length)
  }
  const [p10, p50, p90] = quantiles(draws, [0.1, 0.5, 0.9]).map((lost) => reported(lost + burn)) as [
    number,
    number,
    number,
  ]
  const left = plan && leftShares(prepared, plan, service)
  return {
    days: reported(days),
    remainingMinutes: reported(remainingMinutes),
    lost: { p10, p50, p90 },
    chanceMet: chance(1, 1),
    chanceMetWithPlan: left && chance(left.incidents, left.background),
  }
}
