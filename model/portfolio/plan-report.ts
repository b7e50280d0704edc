import { type PerDimension, perDimension } from '../evidence/lens.ts'
import type { Team } from '../evidence/project.ts'
import type { Note } from '../ranking/evidence.ts'
import { rankingNotes } from '../ranking/notes.ts'
import type { PreparedRanking } from '../ranking/prepare.ts'
import { reported } from '../ranking/round.ts'
import type { Simulation } from '../ranking/simulate.ts'
import { effectiveWeights } from '../ranking/weights.ts'
import { accepted, type Result, refused } from '../result.ts'
import { choosePlan, type PlanBudget } from './choose-plan.ts'
import { type FrontierPoint, frontier } from './frontier.ts'
import { type HandPlan, handPlan } from './hand-plan.ts'
import { type InPeriod, inPeriod } from './in-period.ts'
import type { Budget, PlanFault, PlanOrder } from './order.ts'
import type { Plan } from './plan.ts'
import { type PlanWords, planWords } from './plan-words.ts'
import { type PlanPeriod, quarterName } from './quarter.ts'
import { readOrder } from './read-order.ts'
import { positionsOf } from './regret.ts'
import { titlesOf } from './titles.ts'

/** A plan as every way out shows it. Values are shares of all the pain in the horizon; figures have six significant digits. */
export interface PlanReport {
  /** ISO 8601, UTC. */
  readonly asOf: string
  readonly lens: string
  /** Weights in force. */
  readonly weights: PerDimension
  readonly evidenceVersion: string
  readonly currency: string | null
  readonly horizonDays: number
  readonly period: {
    /** "2025Q1", and as people say it. */
    readonly quarter: string
    readonly label: string
    /** ISO 8601, UTC; `to` is the first moment after it. */
    readonly from: string
    readonly to: string
    readonly days: number
  }
  /** What was asked for: capacities in engineer-weeks, holidays taken out; projects by id. */
  readonly order: {
    readonly teams: readonly Team[]
    readonly lockedIn: readonly string[]
    readonly lockedOut: readonly string[]
    readonly exclusions: readonly (readonly [string, string])[]
  }
  readonly plan: Plan
  readonly inPeriod: InPeriod
  /** Less and more capacity, all teams scaled alike, ascending. */
  readonly frontier: readonly FrontierPoint[]
  /** The set that somebody picked by hand and what it gives up; null when nobody did. */
  readonly mine: HandPlan | null
  readonly notes: readonly Note[]
  readonly words: PlanWords
}

/** What is asked, and how long it may take. */
export interface PlanQuestion {
  readonly lens: { readonly id: string; readonly weights: PerDimension }
  readonly period: PlanPeriod
  readonly order: Omit<PlanOrder, 'weights'>
  /** A set to compare with, by id; null for none. */
  readonly mine: readonly string[] | null
  /** What every capacity is multiplied by, for each point of the frontier. */
  readonly scales: readonly number[]
  /** The draws of the ranking, asked for only where a set is compared. */
  readonly simulation: () => Simulation
}

export interface PlanReportBudget extends PlanBudget {
  /** For each plan of the frontier. */
  readonly frontierPoint: (scale: number) => Budget
}

/** From nothing to half as much again as there is, in eighths. */
export const FRONTIER_SCALES: readonly number[] = Array.from({ length: 13 }, (_, step) => step / 8)

/**
 * The best plan of a period with all there is to say about it, or why no plan meets the order. Cost: until the budgets
 * are used up, or everything is proven.
 */
export function planReport(
  prepared: PreparedRanking,
  { lens, period, order, mine, scales, simulation }: PlanQuestion,
  budget: PlanReportBudget,
): Result<PlanReport, PlanFault> {
  const read = readOrder(prepared, { ...order, weights: lens.weights })
  if (!read.ok) return refused(read.error)
  const problem = read.value
  const { evidence, totals } = prepared
  const start = mine ? [positionsOf(problem, mine)] : []
  const { plan, searched } = choosePlan(problem, budget, start)
  const members = new Set(plan.members.map(({ id }) => id))
  const points = frontier(problem, scales, budget.frontierPoint)
  const weights = effectiveWeights(lens.weights, totals)
  const [{ label, from, to, days }, teams] = [period, order.teams ?? evidence.teams]
  const hand = mine && handPlan(problem, mine, searched, simulation(), days)
  return accepted({
    asOf: new Date(evidence.asOf).toISOString(),
    lens: lens.id,
    weights: perDimension((dimension) => reported(weights[dimension])),
    evidenceVersion: evidence.version,
    currency: evidence.currency,
    horizonDays: evidence.assumptions.horizon,
    period: {
      quarter: quarterName(period),
      label,
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      days,
    },
    order: {
      teams,
      lockedIn: order.lockedIn ?? [],
      lockedOut: order.lockedOut ?? [],
      exclusions: order.exclusions ?? [],
    },
    plan,
    inPeriod: inPeriod(
      prepared,
      prepared.projects.filter(({ project }) => members.has(project.id)),
      days,
    ),
    frontier: points,
    mine: hand,
    notes: rankingNotes(prepared, lens.weights, teams.some(({ capacity }) => capacity !== null) ? 0 : null),
    words: planWords(plan, points, hand, label, titlesOf(problem)),
  })
}
