import type { Assumptions } from '../../model/assumption.ts'
import { assumedShare } from '../../model/evidence/severity.ts'
import { percent } from '../../model/format.ts'
import type { Loss } from '../../model/loss/loss.ts'

/** Why a loss counts as it does, for whoever doubts the figure. */
export function lossReason(loss: Loss, isShareEdited: boolean, assumptions: Assumptions): string {
  const { provenance, flags, severity, minutes, startedAt, endedAt } = loss
  const hours = `${assumptions.longIncident} h`
  const duration = [
    ...(flags.includes('open') ? ['nobody has reported an end, so it counts up to today'] : []),
    ...(flags.includes('quiet') ? ['nobody has reported an end, so it counts up to the last word of its source'] : []),
    ...(flags.includes('overlong')
      ? [`nobody has confirmed that it lasted longer than ${hours}, so it counts as ${hours}`]
      : []),
  ]
  // An incident that a person keeps apart from the one that holds its minutes has no flag.
  const isHeld =
    provenance === 'assumed' && minutes === 0 && endedAt > startedAt && assumedShare(severity, assumptions) > 0
  if (flags.includes('overlapped') || isHeld)
    duration.push('a worse or earlier incident of the same service holds its minutes')
  if (duration.length > 0) return `${provenance === 'assumed' ? 'Assumed: ' : 'Counted: '}${duration.join('; ')}`
  if (provenance === 'measured') {
    const least = percent(assumptions.measuredCoverage, 0)
    return `Measured: buckets of the service's indicator cover at least ${least} of it`
  }
  if (provenance === 'reported')
    return isShareEdited ? 'Reported: a person stated the share' : 'Reported: its source states the share'
  return `Assumed: nobody stated or measured a share, and ${severity} severity counts as ${percent(assumedShare(severity, assumptions), 0)} of customers`
}
