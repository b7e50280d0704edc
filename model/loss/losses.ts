import type { Assumptions } from '../assumption.ts'
import { compareText } from '../compare.ts'
import type { Account } from '../evidence/account.ts'
import type { MappedIncident } from '../evidence/incident.ts'
import type { SliBucket } from '../evidence/sli.ts'
import { hours, type Instant, money } from '../quantity.ts'
import { slaCredits } from './credit.ts'
import { detectionShareOf, pooledDetectionShare } from './detection.ts'
import { mergedDowntime, type Outage } from './downtime.ts'
import type { Loss } from './loss.ts'
import { type ImpactShare, impactShare } from './share.ts'
import { responderHours } from './toil.ts'
import { toldTwice } from './told-twice.ts'
import { type LossWindow, lossWindow } from './window.ts'

interface Felt {
  readonly incident: MappedIncident
  readonly window: LossWindow
  readonly service: string
  readonly impact: ImpactShare
}

/**
 * Incidents as losses: one for each incident and service that felt it, ascending by start, then incident, then service.
 * No minute of a service is counted twice, whichever sources report it. Cost: n log n.
 * @param incidents as known at `asOf`
 * @param buckets of each service, ascending by start and without overlaps
 * @param apart pairs of incidents that a person keeps apart, by `pairKey`; none when left out
 */
export function lossesOf(
  incidents: readonly MappedIncident[],
  context: {
    readonly asOf: Instant
    readonly accounts: readonly Account[]
    readonly buckets: ReadonlyMap<string, readonly SliBucket[]>
    readonly assumptions: Assumptions
    readonly apart?: ReadonlySet<string>
  },
): Loss[] {
  const { asOf, accounts, buckets, assumptions, apart = new Set() } = context
  const ordered = [...incidents].sort(
    (left, right) => left.startedAt - right.startedAt || compareText(left.id, right.id),
  )
  const windows = new Map(ordered.map((incident) => [incident.id, lossWindow(incident, asOf, assumptions)]))
  const felt: Felt[] = ordered.flatMap((incident) => {
    const window = windows.get(incident.id) as LossWindow
    return [...incident.felt]
      .sort((left, right) => compareText(left.service, right.service))
      .map(({ service, share }) => ({
        incident,
        window,
        service,
        impact: impactShare(window, share, incident.severity, buckets.get(service) ?? [], assumptions),
      }))
  })

  const minutes = downtimeByService(felt)
  const detectionShares = new Map(
    ordered.map((incident) => [incident.id, detectionShareOf(incident, windows.get(incident.id) as LossWindow)]),
  )
  const pooled = pooledDetectionShare(
    [...detectionShares.values()].filter((share) => share !== null),
    assumptions,
  )
  const credits = slaCredits(
    felt.map(({ service, window }, row) => ({ service, startedAt: window.start, minutes: minutes[row] ?? 0 })),
    accounts,
  )
  const incidentMinutes = new Map<string, number>()
  felt.forEach(({ incident }, row) => {
    incidentMinutes.set(incident.id, (incidentMinutes.get(incident.id) ?? 0) + (minutes[row] ?? 0))
  })

  const isToldTwice = toldTwice(felt, apart)
  return felt.map((one, row): Loss => {
    const { incident, window, service, impact } = one
    const own = minutes[row] ?? 0
    const all = incidentMinutes.get(incident.id) ?? 0
    const part = all > 0 ? own / all : 1 / incident.felt.length
    const isOverlapped = own === 0 && impact.share > 0 && window.end > window.start && isToldTwice(one)
    return {
      incident: incident.id,
      service,
      startedAt: window.start,
      endedAt: window.end,
      minutes: own as Loss['minutes'],
      provenance: window.flags.length > 0 ? 'assumed' : impact.provenance,
      detectionShare: detectionShares.get(incident.id) ?? null,
      toil: hours(responderHours(incident, window, pooled) * part),
      credit: credits[row] ?? money(0),
      cause: incident.mappedCause,
      severity: incident.severity,
      root: incident.root,
      risk: incident.risk,
      labels: incident.labels,
      flags: [
        ...window.flags,
        ...(isOverlapped ? ['overlapped' as const] : []),
        ...(incident.causeSuggested ? ['suggested-cause' as const] : []),
      ],
    }
  })
}

function downtimeByService(felt: readonly Felt[]): Float64Array {
  const rowsByService = new Map<string, number[]>()
  felt.forEach(({ service }, row) => {
    const rows = rowsByService.get(service)
    if (rows) rows.push(row)
    else rowsByService.set(service, [row])
  })
  const minutes = new Float64Array(felt.length)
  for (const rows of rowsByService.values()) {
    const outages = rows.map((row): Outage => {
      const { window, impact } = felt[row] as Felt
      return { start: window.start, end: window.end, share: impact.share }
    })
    mergedDowntime(outages).forEach((value, position) => {
      minutes[rows[position] as number] = value
    })
  }
  return minutes
}
