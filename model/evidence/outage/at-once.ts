import type { Assumptions } from '../../assumption.ts'
import { MILLISECONDS_PER_MINUTE } from '../../quantity.ts'
import type { MappedIncident } from '../incident.ts'

type Timed = Pick<MappedIncident, 'startedAt' | 'mitigatedAt' | 'resolvedAt'>

/** Minutes between the starts of two incidents. */
export const minutesApart = (one: Timed, other: Timed): number =>
  Math.abs(one.startedAt - other.startedAt) / MILLISECONDS_PER_MINUTE

/**
 * Whether two incidents can be one outage by their times: they start no further apart than the assumption says, and the
 * later one begins before the earlier is over, or soon after. A page often tells of a short outage once it has passed.
 */
export function isAtOnce(
  one: Timed,
  other: Timed,
  { sameOutageStart, sameOutageClose }: Pick<Assumptions, 'sameOutageStart' | 'sameOutageClose'>,
): boolean {
  if (minutesApart(one, other) > sameOutageStart) return false
  const [earlier, later] = one.startedAt <= other.startedAt ? [one, other] : [other, one]
  const end = latestOf(earlier)
  return end === null || later.startedAt <= end + sameOutageClose * MILLISECONDS_PER_MINUTE
}

const latestOf = ({ mitigatedAt, resolvedAt }: Timed): number | null =>
  mitigatedAt === null || resolvedAt === null ? (resolvedAt ?? mitigatedAt) : Math.max(mitigatedAt, resolvedAt)
