import type { PerDimension } from '../../model/evidence/lens.ts'
import type { Team } from '../../model/evidence/project.ts'
import type { Budget } from '../../model/portfolio/order.ts'
import {
  FRONTIER_SCALES,
  type PlanQuestion,
  type PlanReport,
  type PlanReportBudget,
  planReport,
} from '../../model/portfolio/plan-report.ts'
import { nextQuarter, type PlanPeriod, planMoment, readQuarter } from '../../model/portfolio/quarter.ts'
import { planFaultWords } from '../../model/portfolio/words.ts'
import type { Instant } from '../../model/quantity.ts'
import type { PreparedRanking } from '../../model/ranking/prepare.ts'
import { suggestion } from '../sources/nearest-name.ts'
import { startOfDay } from './as-of.ts'
import type { ReadingContext } from './context.ts'
import { lensOf, loadRanking, simulationOf } from './rank-projects.ts'
import { RefusedRequest } from './refused-request.ts'

export interface QuarterQuestion {
  /** "2025Q1"; the next quarter when null. */
  readonly quarter: string | null
  /** Today, or the first day of a quarter that is over, when null. */
  readonly asOf: Instant | null
  readonly lens: string | null
  readonly weights: PerDimension | null
  /** Engineer-weeks by team, holidays taken out; null lifts the limit. Teams left out keep what they have stated. */
  readonly capacity: Readonly<Record<string, number | null>>
  readonly lockedIn: readonly string[]
  readonly lockedOut: readonly string[]
  readonly exclusions: readonly (readonly [string, string])[]
  /** A set picked by hand, to compare with. */
  readonly mine: readonly string[] | null
  /** Milliseconds for the search of the plan; the default when null. */
  readonly deadline: number | null
}

type Given = { readonly [Key in keyof QuarterQuestion]?: QuarterQuestion[Key] | undefined }

/**
 * A question of which only some is said: nothing else is locked, excluded or picked by hand, and teams have the weeks they
 * stated.
 */
export const quarterQuestion = (given: Given): QuarterQuestion => ({
  quarter: given.quarter ?? null,
  asOf: given.asOf ?? null,
  lens: given.lens ?? null,
  weights: given.weights ?? null,
  capacity: given.capacity ?? {},
  lockedIn: given.lockedIn ?? [],
  lockedOut: given.lockedOut ?? [],
  exclusions: given.exclusions ?? [],
  mine: given.mine ?? null,
  deadline: given.deadline ?? null,
})

/**
 * The best plan of a quarter within each team's weeks. Takes until its deadlines at most. Throws RefusedRequest for a
 * quarter, lens, team or project that nobody knows, and for an order that no plan can meet.
 */
export async function planQuarter(context: ReadingContext, question: QuarterQuestion): Promise<PlanReport> {
  const { ranking, asked } = await readQuestion(context, question)
  return reportOf(ranking, asked, planBudgets(context, ranking, question.deadline))
}

/** What a question asks of the model, and the ranking that it is asked of. Throws RefusedRequest as `planQuarter` does. */
export async function readQuestion(
  context: ReadingContext,
  question: QuarterQuestion,
): Promise<{ readonly ranking: PreparedRanking; readonly asked: PlanQuestion }> {
  const today = startOfDay(context.now())
  const period = periodOf(question.quarter, today)
  const moment = question.asOf ?? planMoment(period, today)
  const ranking = await loadRanking(context, moment === today ? null : moment)
  const order = {
    teams: teamsOf(ranking, question.capacity),
    lockedIn: question.lockedIn,
    lockedOut: question.lockedOut,
    exclusions: question.exclusions,
  }
  const asked = {
    lens: lensOf(ranking, question),
    period,
    order,
    mine: question.mine,
    scales: FRONTIER_SCALES,
    simulation: () => simulationOf(ranking),
  }
  return { ranking, asked }
}

/** How long each search may go on: what the assumptions say, or the deadline of the question for the plan itself. */
export function planBudgets(
  context: ReadingContext,
  { evidence }: PreparedRanking,
  deadline: number | null,
): PlanReportBudget {
  const { planDeadline, firstLeftOutDeadline, frontierDeadline } = evidence.assumptions
  const within = budgets(context)
  return {
    plan: within(deadline ?? planDeadline),
    firstLeftOut: within(firstLeftOutDeadline),
    frontierPoint: () => within(frontierDeadline / FRONTIER_SCALES.length),
  }
}

/** The report of what is asked. Throws RefusedRequest for an order that no plan can meet. */
export function reportOf(ranking: PreparedRanking, asked: PlanQuestion, budget: PlanReportBudget): PlanReport {
  const report = planReport(ranking, asked, budget)
  if (report.ok) return report.value
  const teams = asked.order.teams ?? ranking.evidence.teams
  throw new RefusedRequest('invalid-request', planFaultWords(report.error, titlesOf(ranking, teams)))
}

function periodOf(text: string | null, today: Instant): PlanPeriod {
  if (text === null) return nextQuarter(today)
  const period = readQuarter(text)
  if (period.ok) return period.value
  throw new RefusedRequest('invalid-request', `"${text}" is no quarter; write it as 2025Q1`, [
    { path: 'quarter', message: 'must be a quarter such as 2025Q1' },
  ])
}

/** The teams with the capacities asked for in the place of their own. */
function teamsOf({ evidence }: PreparedRanking, capacity: QuarterQuestion['capacity']): Team[] {
  const spending = evidence.projects.flatMap(({ effort }) => effort.map(({ team }) => team))
  const known = new Map(
    [...new Set([...evidence.teams.map(({ id }) => id), ...spending])].map((id): [string, Team] => [
      id,
      evidence.teams.find((team) => team.id === id) ?? { id, title: id, capacity: null },
    ]),
  )
  for (const [id, weeks] of Object.entries(capacity)) {
    const team = known.get(id)
    if (team) known.set(id, { ...team, capacity: weeks })
    else {
      const names = [...known.keys()]
      throw new RefusedRequest(
        'invalid-request',
        `there is no team "${id}"${suggestion(id, names)}; there are ${names.join(', ')}`,
        [{ path: 'capacity', message: `unknown team "${id}"` }],
      )
    }
  }
  return [...known.values()]
}

/** Budgets that run from the first time they are asked, and end at once when nobody waits any more. */
function budgets({ now, isWanted }: ReadingContext): (milliseconds: number) => Budget {
  return (milliseconds) => {
    let start: number | null = null
    return {
      isTimeUp: () => {
        start ??= now()
        return now() - start > milliseconds || isWanted?.() === false
      },
    }
  }
}

function titlesOf({ evidence }: PreparedRanking, teams: readonly Team[]) {
  const projects = new Map(evidence.projects.map(({ id, title }) => [id, title]))
  const titles = new Map(teams.map(({ id, title }) => [id, title]))
  return {
    project: (id: string) => projects.get(id) ?? id,
    team: (id: string | null) => (id === null ? 'everybody together' : (titles.get(id) ?? id)),
  }
}
