import { ASSUMPTIONS } from '../../../model/assumption.ts'
import { type Instant, type Ratio, ratio } from '../../../model/quantity.ts'
import type { ComponentStatus } from './incident-schema.ts'

/** Share of a component's customers that fail while the page shows this status. */
const STATUS_SHARE: Readonly<Record<ComponentStatus, number>> = {
  major_outage: ASSUMPTIONS.shareCritical.value,
  partial_outage: ASSUMPTIONS.shareMajor.value,
  degraded_performance: ASSUMPTIONS.shareMinor.value,
  under_maintenance: 0,
  operational: 0,
}

/** What one update says about one component; `first` when it is the incident's first update. */
export interface ToldStatus {
  readonly at: Instant
  readonly first: boolean
  readonly before: ComponentStatus | null
  readonly after: ComponentStatus
}

/**
 * The share of a component's customers that failed from `from` to `to`, as the page's own updates tell it: the
 * time-weighted average of the status in force. Null when no update tells a status, or none worse than operational
 * within that time: the share is then assumed from the severity.
 *
 * The status told by the incident's first update holds from the incident's start, since a page can only speak after
 * the fact. A component that joins later had, until then, the `before` status of the update in which it joins.
 * For an incident without length it is the worst status told. `told` is in order of time.
 */
export function componentShare(told: readonly ToldStatus[], from: Instant, to: Instant): Ratio | null {
  const earliest = told[0]
  if (!earliest) return null
  const opening = earliest.first ? earliest.after : earliest.before
  const changes = [{ at: from, share: opening === null ? 0 : STATUS_SHARE[opening] }].concat(
    told.map(({ at, after }) => ({ at, share: STATUS_SHARE[after] })),
  )
  if (to <= from) return shareOrNull(Math.max(...changes.map(({ share }) => share)))

  let weighted = 0
  changes.forEach(({ at, share }, position) => {
    const next = changes[position + 1]?.at ?? to
    weighted += share * Math.max(0, Math.min(next, to) - Math.max(at, from))
  })
  return shareOrNull(Math.min(1, weighted / (to - from)))
}

const shareOrNull = (share: number): Ratio | null => (share > 0 ? ratio(share) : null)
