import type { Incident } from '../evidence/incident.ts'
import type { Instant } from '../quantity.ts'

/**
 * An incident as it was known at `asOf`: null when it had not begun; later detection, mitigation and resolution are
 * not known yet. Severity, cause and impact have no history and stay as they are now.
 */
export function knownAt<Kind extends Incident>(incident: Kind, asOf: Instant): Kind | null {
  if (incident.startedAt >= asOf) return null
  const past = (moment: Instant | null) => (moment !== null && moment <= asOf ? moment : null)
  return {
    ...incident,
    detectedAt: past(incident.detectedAt),
    mitigatedAt: past(incident.mitigatedAt),
    resolvedAt: past(incident.resolvedAt),
    lastUpdatedAt: past(incident.lastUpdatedAt),
  }
}
