import { createHash } from 'node:crypto'
import type { CommittedFigures, PlanBundle } from '../../model/contract/committed-plan.ts'
import { decodeEvidence } from '../../model/contract/evidence.ts'
import { businessReport } from '../../model/insight/business/business-report.ts'
import type { PlanQuestion, PlanReportBudget } from '../../model/portfolio/plan-report.ts'
import { type PlanPeriod, readQuarter } from '../../model/portfolio/quarter.ts'
import { countedBudget, stepsBudget } from '../../model/portfolio/steps.ts'
import { type PreparedProject, type PreparedRanking, prepareRanking } from '../../model/ranking/prepare.ts'
import { simulate } from '../../model/ranking/simulate.ts'
import { forecastsOf } from './forecast-slos.ts'
import { reportOf } from './plan-quarter.ts'

/** A bundle with the ranking that it holds. */
export interface OpenBundle {
  readonly bundle: PlanBundle
  readonly ranking: PreparedRanking
}

/** Prepares what a bundle holds: nothing else takes part in the figures. Cost: as `prepareRanking`. */
export const openBundle = (bundle: PlanBundle): OpenBundle => ({
  bundle,
  ranking: prepareRanking(decodeEvidence(bundle.evidence)),
})

/** The figures of a bundle, each search within its budget. */
export function figuresOf({ bundle, ranking }: OpenBundle, budget: PlanReportBudget): CommittedFigures {
  const question = questionOf({ bundle, ranking })
  const plan = reportOf(ranking, question, budget)
  const members = ranking.projects.filter(({ project }) => bundle.members.includes(project.id))
  const slos = forecastsOf(ranking, bundle.objectives, members)
  return { plan, slos, business: businessOf({ bundle, ranking }, members, question.period) }
}

/** Null for what was frozen before customers were. */
function businessOf(
  { bundle: { customers }, ranking }: OpenBundle,
  members: readonly PreparedProject[],
  period: PlanPeriod,
) {
  if (customers === null) return null
  const requests = customers.requests.map((request) => ({ ...request, closedAt: null }))
  return businessReport(ranking, members, { period, accounts: customers.accounts, requests })
}

/** Budgets that end every search where it ended when the bundle was made. */
export const budgetsOf = ({ steps, scales }: PlanBundle): PlanReportBudget => ({
  plan: stepsBudget(steps.plan),
  firstLeftOut: stepsBudget(steps.firstLeftOut),
  frontierPoint: (scale) => stepsBudget(steps.frontier[scales.indexOf(scale)] ?? null),
})

/** The same budgets, counted; `steps` says afterwards where each ended. */
export function counting(budget: PlanReportBudget, scales: readonly number[]) {
  const plan = countedBudget(budget.plan)
  const firstLeftOut = countedBudget(budget.firstLeftOut)
  const frontier = scales.map((scale) => countedBudget(budget.frontierPoint(scale)))
  return {
    budget: {
      plan,
      firstLeftOut,
      frontierPoint: (scale: number) => frontier[scales.indexOf(scale)] ?? budget.frontierPoint(scale),
    } satisfies PlanReportBudget,
    steps: (): PlanBundle['steps'] => ({
      plan: plan.steps(),
      firstLeftOut: firstLeftOut.steps(),
      frontier: frontier.map(({ steps }) => steps()),
    }),
  }
}

function questionOf({ bundle, ranking }: OpenBundle): PlanQuestion {
  const period = readQuarter(bundle.quarter)
  if (!period.ok) throw new Error(`the bundle is of "${bundle.quarter}", which is no quarter`)
  const { lens, order, members, scales } = bundle
  return { lens, period: period.value, order, mine: members, scales, simulation: () => simulate(ranking) }
}

/** SHA-256 of a bundle's text, in hexadecimal. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
