import { type PerDimension, perDimension } from '../evidence/lens.ts'
import type { PreparedProject, PreparedRanking } from '../ranking/prepare.ts'
import { reported } from '../ranking/round.ts'
import { avoidedTogether } from '../ranking/together.ts'

/** What a period will cost, and what a set of projects takes off it: customer minutes, money, responder hours, points. */
export interface InPeriod {
  readonly lost: PerDimension
  /** If all of them had shipped on its first day. */
  readonly avoided: PerDimension
}

/**
 * Expected loss of a real calendar period, and what projects avoid of it. Incidents, risks and burn come in proportion
 * to the days; open issues, requests and what is at stake in them are a stock, and count whole. Cost: as `avoidedTogether`.
 */
export function inPeriod(prepared: PreparedRanking, projects: readonly PreparedProject[], days: number): InPeriod {
  const { evidence, totals } = prepared
  const part = days / evidence.assumptions.horizon
  const withoutDemand = { ...prepared, evidence: { ...evidence, demand: [] } }
  const flowing = perDimension((dimension) =>
    prepared.forecast.units.reduce((sum, { expected }) => sum + expected[dimension], 0),
  )
  const avoided = avoidedTogether(prepared, projects)
  const avoidedFlow = avoidedTogether(withoutDemand, projects)
  const scaled = (whole: PerDimension, flow: PerDimension) =>
    perDimension((dimension) => reported(flow[dimension] * part + (whole[dimension] - flow[dimension])))
  return { lost: scaled(totals, flowing), avoided: scaled(avoided, avoidedFlow) }
}
