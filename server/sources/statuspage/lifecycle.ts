import { type Instant, instant, MILLISECONDS_PER_MINUTE } from '../../../model/quantity.ts'
import type { IncidentStatus, StatuspageIncident, StatuspageUpdate } from './incident-schema.ts'

interface Lifecycle {
  readonly detectedAt: Instant | null
  readonly mitigatedAt: Instant | null
  readonly resolvedAt: Instant | null
  readonly lastUpdatedAt: Instant
}

/** When an update says that it happened. */
export const timeOfUpdate = (update: StatuspageUpdate): Instant => update.display_at ?? update.created_at

/** Oldest first; updates of the same moment keep the page's order, which is newest first. */
export const inOrderOfTime = (updates: readonly StatuspageUpdate[]): StatuspageUpdate[] =>
  [...updates].reverse().sort((left, right) => timeOfUpdate(left) - timeOfUpdate(right))

/** The moments of an incident. `updates` is in order of time. */
export function lifecycleOf(incident: StatuspageIncident, updates: readonly StatuspageUpdate[]): Lifecycle {
  const resolvedAt = resolutionOf(incident, updates)
  const mitigatedAt = mitigationOf(incident, updates, resolvedAt)
  return {
    detectedAt: detectionOf(incident, mitigatedAt ?? resolvedAt),
    mitigatedAt,
    resolvedAt,
    lastUpdatedAt: lastWordOf(incident, updates),
  }
}

/**
 * An incident written down later than it began was noticed then, at the latest. One written down at its start says
 * nothing about detection (pages fill in the start), and one written down after its end was backfilled.
 */
function detectionOf({ created_at, started_at }: StatuspageIncident, end: Instant | null): Instant | null {
  if (created_at - started_at < MILLISECONDS_PER_MINUTE) return null
  return end !== null && created_at > end ? null : created_at
}

function mitigationOf(
  incident: StatuspageIncident,
  updates: readonly StatuspageUpdate[],
  resolvedAt: Instant | null,
): Instant | null {
  const stated = incident.monitoring_at ?? null
  const at =
    lastingMoment(updates, 'monitoring') ?? (stated !== null && !isActiveAfter(updates, stated) ? stated : null)
  return at !== null && resolvedAt !== null && at > resolvedAt ? null : at
}

/** Null while the page calls it open, even when it was resolved before and opened again. */
function resolutionOf(incident: StatuspageIncident, updates: readonly StatuspageUpdate[]): Instant | null {
  if (incident.status !== 'resolved' && incident.status !== 'postmortem') return null
  return incident.resolved_at ?? lastingMoment(updates, 'resolved')
}

/** The first update with this status after which the incident was never active again. */
function lastingMoment(updates: readonly StatuspageUpdate[], status: IncidentStatus): Instant | null {
  const lastActive = updates.findLastIndex(isActive)
  const lasting = updates.slice(lastActive + 1).find((update) => update.status === status)
  return lasting ? timeOfUpdate(lasting) : null
}

const isActive = ({ status }: StatuspageUpdate): boolean => status === 'investigating' || status === 'identified'

const isActiveAfter = (updates: readonly StatuspageUpdate[], at: Instant): boolean =>
  updates.some((update) => isActive(update) && timeOfUpdate(update) > at)

function lastWordOf(incident: StatuspageIncident, updates: readonly StatuspageUpdate[]): Instant {
  let newest = Math.max(incident.created_at, incident.updated_at ?? incident.created_at)
  for (const { created_at, updated_at, display_at } of updates) {
    newest = Math.max(newest, created_at, updated_at ?? newest, display_at ?? newest)
  }
  return instant(newest)
}
