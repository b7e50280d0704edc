import type { IncidentCause } from '../evidence/cause.ts'
import type { Provenance } from '../evidence/provenance.ts'
import type { Severity } from '../evidence/severity.ts'
import type { Hours, Instant, Minutes, Money, Ratio } from '../quantity.ts'

/** What one incident cost one service. An incident felt by three services is three losses. */
export interface Loss {
  /** Id of the incident. */
  readonly incident: string
  readonly service: string
  readonly startedAt: Instant
  /** End of the time it counts for; the same as its start when it lasted no time. */
  readonly endedAt: Instant
  /** Service minutes: minutes x share of the service's customers failed, overlaps with worse incidents taken out. */
  readonly minutes: Minutes
  readonly provenance: Provenance
  /** Part of the duration before detection; null when unknown. */
  readonly detectionShare: Ratio | null
  /** This service's part of the incident's responder hours. */
  readonly toil: Hours
  /** This incident's part of the SLA credits due to the service's accounts. */
  readonly credit: Money
  readonly cause: IncidentCause
  readonly severity: Severity
  readonly root: string | null
  readonly risk: string | null
  readonly labels: readonly string[]
  readonly flags: readonly LossFlag[]
}

/**
 * Why a person should look at it. `suggested-cause`: the cause is what words suggest, and nobody confirmed it. The others
 * are about the duration. `open`: still going on, counted to the as-of date. `overlong`: over the
 * longest plausible duration and not confirmed, counted up to it. `quiet`: never reported resolved, counted to the
 * last word of its source. `overlapped`: another incident of the same service holds every minute of it, so that it is
 * most likely the same outage told twice; not where a person keeps the two apart.
 */
export const LOSS_FLAGS = ['open', 'overlong', 'quiet', 'overlapped', 'suggested-cause'] as const
export type LossFlag = (typeof LOSS_FLAGS)[number]

/** How many outages losses are of: each counts once, whichever services felt it and sources told of it. */
export const countIncidents = (losses: readonly Loss[]): number => new Set(losses.map(({ incident }) => incident)).size
