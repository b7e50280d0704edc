import type { ProjectEvidence } from '../../model/contract/resource.ts'
import { savedShare } from '../../model/effect/reduction.ts'
import type { ForecastUnit } from '../../model/forecast/forecast.ts'
import type { Instant } from '../../model/quantity.ts'
import { expectedOn } from '../../model/ranking/avoided.ts'
import type { ReadingContext } from './context.ts'
import { countingTitles } from './counting-incidents.ts'
import { evidenceRow, lossesByUnit, otherSources, type TouchedUnit, unitKey } from './evidence-rows.ts'
import { loadRanking } from './rank-projects.ts'
import { RefusedRequest } from './refused-request.ts'

/**
 * The rows that a project's value stands on, most avoided first: each loss it touches with what it saves of it, and the
 * parts that come from the company's rate and from risks. Throws RefusedRequest when no candidate has the id.
 */
export async function explainProject(
  context: ReadingContext,
  { id, asOf, limit }: { readonly id: string; readonly asOf: Instant | null; readonly limit: number },
): Promise<ProjectEvidence> {
  const { evidence, forecast, projects } = await loadRanking(context, asOf)
  const candidate = projects.find(({ project }) => project.id === id)
  if (!candidate) throw new RefusedRequest('not-found', `there is no candidate project "${id}"`)

  const touched = candidate.touches
    .flatMap((touch) => {
      const reductions = expectedOn(candidate.project, touch, evidence.assumptions)
      return Array.from(touch.positions, (position): TouchedUnit => {
        const unit = forecast.units[position] as ForecastUnit
        return { unit, avoided: unit.expected.reliability * savedShare(reductions, unit.detectionShare) }
      })
    })
    .sort((left, right) => right.avoided - left.avoided)
  const incidents = touched.filter(({ unit }) => unit.kind === 'incident')
  const shown = incidents.slice(0, limit)
  const titles = await countingTitles(
    context,
    shown.map(({ unit }) => unit.id),
  )
  const losses = lossesByUnit(evidence.losses)

  return {
    asOf: new Date(evidence.asOf).toISOString(),
    project: id,
    total: incidents.length,
    rows: shown.flatMap(({ unit, avoided }) => {
      const loss = losses.get(unitKey(unit.id, unit.service))
      const title = titles.get(unit.id)
      return loss ? [evidenceRow(loss, unit, avoided, title)] : []
    }),
    other: otherSources(touched, new Map(evidence.risks.map((risk) => [risk.id, risk.title]))),
  }
}
