import type { ProjectEvidence } from '../../model/contract/resource.ts'
import { savedShare } from '../../model/effect/reduction.ts'
import type { ForecastUnit } from '../../model/forecast/forecast.ts'
import type { Loss } from '../../model/loss/loss.ts'
import type { Instant } from '../../model/quantity.ts'
import { expectedOn } from '../../model/ranking/avoided.ts'
import { reported } from '../../model/ranking/round.ts'
import type { Context } from './context.ts'
import { loadRanking } from './rank-projects.ts'
import { RefusedRequest } from './refused-request.ts'

interface TouchedUnit {
  readonly unit: ForecastUnit
  readonly avoided: number
}

/**
 * The rows that a project's value stands on, most avoided first: each loss it touches with what it saves of it, and the
 * parts that come from the company's rate and from risks. Throws RefusedRequest when no candidate has the id.
 */
export async function explainProject(
  context: Context,
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
  const titles = await context.store.incidentTitles(shown.map(({ unit }) => unit.id))
  const losses = new Map(evidence.losses.map((loss) => [`${loss.incident}\u0000${loss.service}`, loss]))

  return {
    asOf: new Date(evidence.asOf).toISOString(),
    project: id,
    total: incidents.length,
    rows: shown.flatMap(({ unit, avoided }) => {
      const loss = losses.get(`${unit.id}\u0000${unit.service}`)
      const title = titles.get(unit.id)
      return loss ? [evidenceRow(loss, unit, avoided, title)] : []
    }),
    other: otherSources(touched, new Map(evidence.risks.map((risk) => [risk.id, risk.title]))),
  }
}

function evidenceRow(
  loss: Loss,
  unit: ForecastUnit,
  avoided: number,
  known: { readonly title: string; readonly url: string | null; readonly source: string } | undefined,
): ProjectEvidence['rows'][number] {
  return {
    incident: loss.incident,
    title: known?.title ?? loss.incident,
    url: known?.url ?? null,
    source: known?.source ?? '',
    service: loss.service,
    startedAt: new Date(loss.startedAt).toISOString(),
    cause: loss.cause,
    severity: loss.severity,
    provenance: loss.provenance,
    flags: [...loss.flags],
    minutes: reported(loss.minutes),
    expectedMinutes: reported(unit.expected.reliability),
    avoidedMinutes: reported(avoided),
  }
}

function labelOf(unit: ForecastUnit, riskTitles: ReadonlyMap<string, string>): string {
  if (unit.kind === 'risk') return riskTitles.get(unit.id) ?? unit.id
  return unit.kind === 'background' ? 'Burn outside incidents' : 'Incidents like those of the whole company'
}

function otherSources(
  touched: readonly TouchedUnit[],
  riskTitles: ReadonlyMap<string, string>,
): ProjectEvidence['other'] {
  const sums = new Map<string, { expectedMinutes: number; avoidedMinutes: number }>()
  for (const { unit, avoided } of touched) {
    if (unit.kind === 'incident') continue
    const label = labelOf(unit, riskTitles)
    const sum = sums.get(label) ?? { expectedMinutes: 0, avoidedMinutes: 0 }
    sums.set(label, {
      expectedMinutes: sum.expectedMinutes + unit.expected.reliability,
      avoidedMinutes: sum.avoidedMinutes + avoided,
    })
  }
  return [...sums].map(([label, { expectedMinutes, avoidedMinutes }]) => ({
    label,
    expectedMinutes: reported(expectedMinutes),
    avoidedMinutes: reported(avoidedMinutes),
  }))
}
