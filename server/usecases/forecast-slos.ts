import type { SloForecasts } from '../../model/contract/slo-forecast.ts'
import { budgetAhead, forecastSlo } from '../../model/insight/slo/slo-forecast.ts'
import { type Instant, instant } from '../../model/quantity.ts'
import type { PreparedRanking } from '../../model/ranking/prepare.ts'
import { lossesAsBudget } from '../../model/slo/bad-slices.ts'
import { windowOf } from '../../model/slo/window.ts'
import type { ReadingContext } from './context.ts'
import { loadRanking } from './rank-projects.ts'
import { RefusedRequest } from './refused-request.ts'
import { type MeasuredSlo, sloTimelines } from './slo-timelines.ts'
import { summariseSlo } from './summarise-slo.ts'

/**
 * The chance that each objective of a known service is met at the end of its window, least likely first; with a plan, as
 * if it had shipped now. Throws RefusedRequest for a project that is no candidate.
 */
export async function forecastSlos(
  context: ReadingContext,
  { asOf, plan }: { readonly asOf: Instant | null; readonly plan: readonly string[] },
): Promise<SloForecasts> {
  const ranking = await loadRanking(context, asOf)
  const chosen = plan.map((id) => {
    const found = ranking.projects.find(({ project }) => project.id === id)
    if (found) return found
    throw new RefusedRequest('invalid-request', `there is no candidate "${id}"`, [
      { path: 'plan', message: 'unknown candidate' },
    ])
  })
  const slos = (await sloTimelines(context.store)).flatMap((measured) => {
    const { id, title, objective, service, ...ahead } = budgetOf(measured, ranking, asOf, context.now())
    if (service === null) return []
    const forecast = forecastSlo(ranking, { service, ...ahead }, chosen.length > 0 ? chosen : null)
    return [{ id, title, service, objective, ...forecast }]
  })
  return {
    asOf: new Date(asOf ?? context.now()).toISOString(),
    plan: [...plan],
    slos: slos.sort((left, right) => left.chanceMet - right.chanceMet || (left.id < right.id ? -1 : 1)),
  }
}

/** What an objective has left: as measured, else by what incidents that began in its window take of it. */
function budgetOf(measured: MeasuredSlo, ranking: PreparedRanking, asOf: Instant | null, now: Instant) {
  const summary = summariseSlo(measured, ranking, asOf, now)
  const { id, title, objective, service } = summary
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
  return { id, title, objective, ...budgetAhead(service ?? '', measured.slo, budget), service }
}
