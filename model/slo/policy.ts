import type { Assumptions } from '../assumption.ts'
import type { IncidentCause } from '../evidence/cause.ts'
import { PROVENANCES, type Provenance } from '../evidence/provenance.ts'
import type { Slo } from '../evidence/slo.ts'
import type { Loss } from '../loss/loss.ts'
import { days, daysBetween, type Instant, type Minutes, minutes } from '../quantity.ts'
import { errorBudget, riskLimit } from './budget.ts'
import { type BudgetImpact, FOUR_WEEKS } from './impact.ts'

/** Thirteen weeks. */
const QUARTER = days(91)

interface Overspent {
  /** Minutes of budget consumed, or expected to be. */
  readonly minutes: Minutes
  /** Minutes above which the policy asks for action. */
  readonly limit: Minutes
  /** Consumed share of the budget that the policy names. */
  readonly share: number
}

/** What an error budget policy asks somebody to act on. */
export type PolicyFlag =
  /** One incident of the last four weeks consumed too much of a four-week budget: hold a postmortem. */
  | (Overspent & { readonly type: 'IncidentOverLimit'; readonly incident: string; readonly provenance: Provenance })
  /** Incidents of one cause together consumed too much of the last quarter's budget: plan work against that cause. */
  | (Overspent & {
      readonly type: 'CauseOverLimit'
      readonly cause: IncidentCause
      readonly incidents: readonly string[]
      /** Of the least certain of them. */
      readonly provenance: Provenance
    })
  /** One risk is expected to consume too much of the yearly budget. */
  | (Overspent & { readonly type: 'RiskOverLimit'; readonly risk: string })

/** Minutes of budget that one incident may consume. Source: SRE Workbook, example error budget policy. */
export const incidentLimit = ({ objective }: Pick<Slo, 'objective'>, assumptions: Assumptions): Minutes =>
  minutes(errorBudget(objective, FOUR_WEEKS) * assumptions.incidentBudgetShare)

/** Minutes of budget that incidents of one cause may consume in a quarter. Source: SRE Workbook, example error budget policy. */
export const causeLimit = ({ objective }: Pick<Slo, 'objective'>, assumptions: Assumptions): Minutes =>
  minutes(errorBudget(objective, QUARTER) * assumptions.causeBudgetShare)

/**
 * What the policies flag of one objective, incidents first, each kind by its size. An incident counts as measured where an
 * impact tells, else with the service minutes of its loss. Incidents of unknown cause are no class.
 * Sources: SRE Workbook, example error budget policy; Google CRE risk analysis.
 */
export function policyFlags({
  slo,
  losses,
  impacts,
  risks,
  asOf,
  assumptions,
}: {
  readonly slo: Slo
  /** Of the objective's service. */
  readonly losses: readonly Loss[]
  /** What the objective's own indicator measured, by incident. */
  readonly impacts: ReadonlyMap<string, BudgetImpact>
  /** Of the objective's service, with the bad minutes expected of each in a year. */
  readonly risks: readonly { readonly id: string; readonly minutes: Minutes }[]
  readonly asOf: Instant
  readonly assumptions: Assumptions
}): PolicyFlag[] {
  const within = (window: number) => losses.filter((loss) => isWithin(loss.startedAt, asOf, window))
  const consumed = (loss: Loss) => impacts.get(loss.incident)?.minutes ?? loss.minutes
  const provenance = (loss: Loss) => (impacts.has(loss.incident) ? 'measured' : loss.provenance)
  const overspent = (value: number, limit: Minutes, allowed: number): Overspent => ({
    minutes: minutes(value),
    limit,
    share: (value / limit) * allowed,
  })
  const atIncident = incidentLimit(slo, assumptions)
  const incidents = within(FOUR_WEEKS).map((loss) => ({
    type: 'IncidentOverLimit' as const,
    incident: loss.incident,
    provenance: provenance(loss),
    ...overspent(consumed(loss), atIncident, assumptions.incidentBudgetShare),
  }))
  const known = within(QUARTER).filter(({ cause }) => cause !== 'unknown')
  const causes = [...Map.groupBy(known, ({ cause }) => cause)].map(([cause, own]) => ({
    type: 'CauseOverLimit' as const,
    cause,
    incidents: own.map(({ incident }) => incident),
    provenance: leastCertain(own.map(provenance)),
    ...overspent(
      own.reduce((sum, loss) => sum + consumed(loss), 0),
      causeLimit(slo, assumptions),
      assumptions.causeBudgetShare,
    ),
  }))
  const atRisk = riskLimit(slo.objective, assumptions)
  const expected = risks.map((risk) => ({
    type: 'RiskOverLimit' as const,
    risk: risk.id,
    ...overspent(risk.minutes, atRisk, assumptions.riskBudgetShare),
  }))
  return [incidents, causes, expected].flatMap(overLimitBySize)
}

const overLimitBySize = (flags: readonly PolicyFlag[]): PolicyFlag[] =>
  flags.filter(({ minutes, limit }) => minutes > limit).sort((left, right) => right.minutes - left.minutes)

const isWithin = (moment: Instant, asOf: Instant, window: number): boolean =>
  moment <= asOf && daysBetween(moment, asOf) < window

const leastCertain = (provenances: readonly Provenance[]): Provenance =>
  PROVENANCES.findLast((provenance) => provenances.includes(provenance)) ?? 'assumed'
