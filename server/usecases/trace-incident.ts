import type { IncidentTrace } from '../../model/contract/incident-trace.ts'
import type { Loss } from '../../model/loss/loss.ts'
import { measuredSteps, type ShareStep } from '../../model/loss/share.ts'
import { type Instant, MILLISECONDS_PER_MINUTE } from '../../model/quantity.ts'
import type { Evidence } from '../../model/ranking/evidence.ts'
import { reported } from '../../model/ranking/round.ts'
import { bucketsByService } from './buckets-by-service.ts'
import type { ReadingContext } from './context.ts'
import { countingIncidents } from './counting-incidents.ts'
import { loadRanking } from './rank-projects.ts'
import { RefusedRequest } from './refused-request.ts'

/**
 * How one incident went at one service: bucket by bucket where its share is measured, else the one share that is
 * reported or assumed. Throws RefusedRequest when the service felt no such incident.
 */
export async function traceIncident(
  context: ReadingContext,
  { id, service, asOf }: { readonly id: string; readonly service: string; readonly asOf: Instant | null },
): Promise<IncidentTrace> {
  const { evidence, forecast } = await loadRanking(context, asOf)
  const loss = evidence.losses.find((each) => each.incident === id && each.service === service)
  const incident = loss && (await countingIncidents(context, [id])).find((each) => each.id === id)
  if (!loss || !incident) throw new RefusedRequest('not-found', `"${service}" felt no incident "${id}"`)
  const unit = forecast.units.find((each) => each.kind === 'incident' && each.id === id && each.service === service)
  const steps = loss.provenance === 'measured' ? await measured(context, evidence, loss) : oneStep(loss)
  return {
    incident: id,
    title: incident.title,
    url: incident.url,
    service,
    severity: loss.severity,
    startedAt: text(loss.startedAt),
    detectedAt: textOrNull(incident.detectedAt),
    mitigatedAt: textOrNull(incident.mitigatedAt),
    resolvedAt: textOrNull(incident.resolvedAt),
    endedAt: text(loss.endedAt),
    provenance: loss.provenance,
    detectionShare: reported(loss.detectionShare ?? unit?.detectionShare ?? evidence.assumptions.detectionShare),
    steps: steps.map(({ from, to, share }) => ({ from: text(from), to: text(to), share: reported(share) })),
  }
}

async function measured({ store }: ReadingContext, evidence: Evidence, loss: Loss): Promise<ShareStep[]> {
  const buckets = bucketsByService(await store.sli.all(), evidence.services).get(loss.service) ?? []
  return measuredSteps({ start: loss.startedAt, end: loss.endedAt }, buckets, evidence.assumptions)
}

/** Minutes that a worse incident holds already are not in the loss, so the mean share may be below the stated one. */
function oneStep({ startedAt, endedAt, minutes }: Loss): ShareStep[] {
  const lasted = (endedAt - startedAt) / MILLISECONDS_PER_MINUTE
  return lasted > 0 ? [{ from: startedAt, to: endedAt, share: minutes / lasted }] : []
}

const text = (moment: number): string => new Date(moment).toISOString()
const textOrNull = (moment: number | null): string | null => (moment === null ? null : text(moment))
