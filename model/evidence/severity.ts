import type { Assumptions } from '../assumption.ts'
import { type Ratio, ratio } from '../quantity.ts'

/** From worst to none; the words are Statuspage's. */
export const SEVERITIES = ['critical', 'major', 'minor', 'none'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Share of a service's customers assumed to fail when nobody stated or measured it. */
export function assumedShare(severity: Severity, assumptions: Assumptions): Ratio {
  switch (severity) {
    case 'critical':
      return ratio(assumptions.shareCritical)
    case 'major':
      return ratio(assumptions.shareMajor)
    case 'minor':
      return ratio(assumptions.shareMinor)
    case 'none':
      return ratio(assumptions.shareNone)
  }
}
