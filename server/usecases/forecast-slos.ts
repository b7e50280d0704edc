import type { SloForecasts } from '../../model/contract/slo-forecast.ts'
import { type BudgetAhead, budgetAhead, forecastSlo } from '../../model/insight/slo/slo-forecast.ts'
import { type Instant, instant } from '../../model/quantity.ts'
import type { PreparedProject, PreparedRanking } from '../../model/ranking/prepare.ts'
import { lossesAsBudget } from '../../model/slo/bad-slices.ts'
import { windowOf } from '../../model/slo/window.ts'
import type { ReadingContext } from './context.ts'
import { loadRanking } from './rank-projects.ts'
import { RefusedRequest } from './refused-request.ts'
import { type MeasuredSlo, sloTimelines } from './slo-timelines.ts'
import { summariseSlo } from './summarise-slo.ts'

/** An objective of a known service with what it has left. */
export interface ObjectiveAhead {
  readonly id: string
  readonly title: string
  readonly objective: number
  readonly ahead: BudgetAhead
}

/**
 * The chance that each objective of a known service is met at the end of its window, least likely first; with a plan, as
 * if it had shipped now. Throws RefusedRequest for a project that is no candidate.
 */
export async function forecastSlos(
  context: ReadingContext,
  { asOf, plan }: { readonly asOf: Instant | null; readonly plan: readonly string[] },
): Promise<SloForecasts> {
  const ranking = await loadRanking(context, asOf)
  return {
    asOf: new Date(asOf ?? context.now()).toISOString(),
    plan: [...plan],
    slos: forecastsOf(ranking, await objectivesAhead(context, ranking, asOf), candidatesOf(ranking, plan)),
  }
}

/** Every objective of a known service with what it has left. @param asOf now when null */
export async function objectivesAhead(
  { store, now }: ReadingContext,
  ranking: PreparedRanking,
  asOf: Instant | null,
): Promise<ObjectiveAhead[]> {
  return (await sloTimelines(store)).flatMap((measured) => objectiveAhead(measured, ranking, asOf, now()) ?? [])
}

/** The chance that each objective is met, least likely first. @param chosen nobody's plan when empty */
export const forecastsOf = (
  ranking: PreparedRanking,
  objectives: readonly ObjectiveAhead[],
  chosen: readonly PreparedProject[],
): SloForecasts['slos'] =>
  objectives
    .map(({ id, title, objective, ahead }) => ({
      id,
      title,
      service: ahead.service,
      objective,
      ...forecastSlo(ranking, ahead, chosen.length > 0 ? chosen : null),
    }))
    .sort((left, right) => left.chanceMet - right.chanceMet || (left.id < right.id ? -1 : 1))

function candidatesOf({ projects }: PreparedRanking, plan: readonly string[]): PreparedProject[] {
  return plan.map((id) => {
    const found = projects.find(({ project }) => project.id === id)
    if (found) return found
    throw new RefusedRequest('invalid-request', `there is no candidate "${id}"`, [
      { path: 'plan', message: 'unknown candidate' },
    ])
  })
}

/** What an objective has left: as measured, else by what incidents that began in its window take of it. */
function objectiveAhead(
  measured: MeasuredSlo,
  ranking: PreparedRanking,
  asOf: Instant | null,
  now: Instant,
): ObjectiveAhead | null {
  const summary = summariseSlo(measured, ranking, asOf, now)
  const { id, title, objective, service } = summary
  if (service === null) return null
  const at = instant(Date.parse(summary.asOf))
  const window = windowOf(measured.slo, at)
  const inWindow = ranking.evidence.losses.filter((loss) => loss.service === service && loss.startedAt >= window.start)
  const told = lossesAsBudget(inWindow, measured.slo).reduce((sum, { minutes }) => sum + minutes, 0)
  const budget = {
    windowKind: measured.slo.windowKind,
    windowDays: measured.slo.window,
    budgetMinutes: summary.budgetMinutes,
    consumedMinutes: (summary.measurement?.consumedShare ?? told / summary.budgetMinutes) * summary.budgetMinutes,
    windowEnd: window.end,
    asOf: at,
  }
  const { budgetingMethod, timeSliceTarget, timeSliceWindow } = measured.slo
  const slices = { budgetingMethod, timeSliceTarget, timeSliceWindow }
  return { id, title, objective, ahead: budgetAhead(service, slices, budget) }
}
