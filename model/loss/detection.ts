import type { Assumptions } from '../assumption.ts'
import type { Incident } from '../evidence/incident.ts'
import { type Ratio, ratio } from '../quantity.ts'
import { quantile } from '../random/quantile.ts'
import type { LossWindow } from './window.ts'

/** Part of an incident's duration spent before it was noticed; null when unknown or when it had no duration to divide. */
export function detectionShareOf(incident: Incident, window: LossWindow): Ratio | null {
  if (incident.detectedAt === null) return null
  const duration = window.end - window.start
  if (duration <= 0) return null
  return ratio(Math.min(1, (incident.detectedAt - window.start) / duration))
}

/** What an unknown share of detection is taken to be: the median of the known ones, else the default. */
export function pooledDetectionShare(known: readonly Ratio[], assumptions: Assumptions): Ratio {
  return ratio(known.length === 0 ? assumptions.detectionShare : quantile(known, 0.5))
}
