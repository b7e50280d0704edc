import type { Incident } from '../evidence/incident.ts'
import { type Hours, hours, MILLISECONDS_PER_HOUR, type Ratio } from '../quantity.ts'
import type { LossWindow } from './window.ts'

/**
 * Responder hours of an incident: as reported, else responders x the time from detection to resolution. Nobody known to
 * have worked on it: 0. Detection unknown: the company's share of detection is taken off the duration.
 */
export function responderHours(incident: Incident, window: LossWindow, detectionShare: Ratio): Hours {
  if (incident.effort !== null) return incident.effort
  if (incident.responders === null) return hours(0)
  const isCut = window.flags.includes('overlong')
  const end = isCut ? window.end : Math.max(window.end, incident.resolvedAt ?? window.end)
  const detectedAt = incident.detectedAt ?? window.start + (end - window.start) * detectionShare
  return hours((incident.responders * Math.max(0, end - detectedAt)) / MILLISECONDS_PER_HOUR)
}
