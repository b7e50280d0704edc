import type { Assumptions } from '../assumption.ts'
import { endOf, type Incident } from '../evidence/incident.ts'
import { type Instant, instant, MILLISECONDS_PER_HOUR } from '../quantity.ts'
import type { LossFlag } from './loss.ts'

/** The time an incident counts for. */
export interface LossWindow {
  readonly start: Instant
  readonly end: Instant
  readonly flags: readonly LossFlag[]
}

/**
 * From start to mitigated, else to resolved, else to `asOf`. An open incident whose source has said nothing for longer
 * than the longest plausible duration counts to its last word: a status page shows only its newest incidents, so one
 * that left the page unresolved stays "open" for ever without having lasted. What is still longer than the longest
 * plausible duration counts that much until somebody confirms it.
 */
export function lossWindow(incident: Incident, asOf: Instant, assumptions: Assumptions): LossWindow {
  const longest = assumptions.longIncident * MILLISECONDS_PER_HOUR
  const flags: LossFlag[] = []
  let end = endOf(incident)
  if (end === null) {
    const isQuiet = incident.lastUpdatedAt !== null && asOf - incident.lastUpdatedAt > longest
    flags.push(isQuiet ? 'quiet' : 'open')
    end = isQuiet && incident.lastUpdatedAt !== null ? incident.lastUpdatedAt : asOf
  }
  if (end - incident.startedAt > longest && !incident.durationConfirmed) {
    flags.push('overlong')
    end = instant(incident.startedAt + longest)
  }
  return { start: incident.startedAt, end: instant(Math.max(end, incident.startedAt)), flags }
}
