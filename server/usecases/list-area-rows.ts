import type { AreaRows } from '../../model/contract/areas.ts'
import type { Cause } from '../../model/evidence/cause.ts'
import { type Instant, MILLISECONDS_PER_MINUTE } from '../../model/quantity.ts'
import { reported } from '../../model/ranking/round.ts'
import { savedTogether } from '../../model/ranking/together.ts'
import type { ReadingContext } from './context.ts'
import { countingTitles } from './counting-incidents.ts'
import { evidenceRow, otherSources, type TouchedUnit, unitKey } from './evidence-rows.ts'
import { loadRanking } from './rank-projects.ts'
import { RefusedRequest } from './refused-request.ts'

export interface AreaRowsQuestion {
  readonly service: string
  readonly cause: Cause
  readonly asOf: Instant | null
  readonly limit: number
}

/** The rows behind one service and cause, most minutes lost first. Throws RefusedRequest for a service that nobody knows. */
export async function listAreaRows(
  context: ReadingContext,
  { service, cause, asOf, limit }: AreaRowsQuestion,
): Promise<AreaRows> {
  const prepared = await loadRanking(context, asOf)
  const { evidence, forecast, projects } = prepared
  if (!evidence.services.some(({ id }) => id === service))
    throw new RefusedRequest('not-found', `there is no service "${service}"`)
  const saved = savedTogether(prepared, projects)
  const touched = forecast.units
    .filter((unit) => unit.service === service && unit.cause === cause)
    .map((unit): TouchedUnit => ({ unit, avoided: unit.expected.reliability * (saved.loss[unit.position] as number) }))
  const losses = evidence.losses
    .filter((loss) => loss.service === service && loss.cause === cause)
    .sort((left, right) => right.minutes - left.minutes || right.startedAt - left.startedAt)
  const shown = losses.slice(0, limit)
  const titles = await countingTitles(
    context,
    shown.map(({ incident }) => incident),
  )
  const unitOf = new Map(touched.map((one) => [unitKey(one.unit.id, one.unit.service), one]))
  return {
    asOf: new Date(evidence.asOf).toISOString(),
    service,
    cause,
    total: losses.length,
    rows: shown.map((loss) => {
      const own = unitOf.get(unitKey(loss.incident, loss.service))
      return {
        ...evidenceRow(loss, own?.unit ?? null, own?.avoided ?? 0, titles.get(loss.incident)),
        lastedMinutes: reported((loss.endedAt - loss.startedAt) / MILLISECONDS_PER_MINUTE),
      }
    }),
    other: otherSources(touched, new Map(evidence.risks.map((risk) => [risk.id, risk.title]))),
  }
}
