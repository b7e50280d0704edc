import type { SliBucket } from '../../../model/evidence/sli.ts'
import {
  type Instant,
  instant,
  MILLISECONDS_PER_DAY,
  MILLISECONDS_PER_HOUR,
  MILLISECONDS_PER_MINUTE,
  minutes,
} from '../../../model/quantity.ts'
import type { SiteEvent } from './events.ts'
import { STEP } from './span.ts'

/** Hours for which a state is known after it was written down. Upptime checks every five minutes and writes about once a day. */
const KNOWN_FOR = 36
const MINUTES_PER_DAY = MILLISECONDS_PER_DAY / MILLISECONDS_PER_MINUTE

/** What a site was found to be when it was last written of. */
export interface SiteState {
  readonly at: Instant
  readonly isUp: boolean
}

interface Stretch {
  readonly from: number
  readonly to: number
  readonly isUp: boolean
}

interface Span {
  readonly from: Instant
  readonly to: Instant
}

/**
 * Minutes in which a site was up of the minutes in which its state is known. Time is what is counted and never rows: there is
 * a row only where the state changed. A day that was known and up throughout is one bucket, others are five-minute ones; what
 * nobody wrote of for a day and a half is unknown.
 * @param before the site's state when the span begins; null: not known yet
 * @param events of this site, oldest first
 * @param span of whole five minutes, in UTC
 * @returns buckets of a day, then those of five minutes, each ascending
 */
export function siteBuckets(
  before: SiteState | null,
  events: readonly SiteEvent[],
  { from, to }: Span,
): { readonly days: readonly SliBucket[]; readonly steps: readonly SliBucket[] } {
  const stretches = stretchesOf([...(before ? [before] : []), ...events], { from, to })
  const days: SliBucket[] = []
  const steps: SliBucket[] = []
  for (let start: number = from; start < to; ) {
    const end = Math.min(to, (Math.floor(start / MILLISECONDS_PER_DAY) + 1) * MILLISECONDS_PER_DAY)
    const day = stretches.filter((stretch) => stretch.to > start && stretch.from < end)
    const isWhole = end - start === MILLISECONDS_PER_DAY
    const [whole] = isWhole ? bucketsOf(day, start, end, MINUTES_PER_DAY) : []
    if (whole && whole.total === MINUTES_PER_DAY && whole.good === MINUTES_PER_DAY) days.push(whole)
    else steps.push(...bucketsOf(day, start, end, STEP / MILLISECONDS_PER_MINUTE))
    start = end
  }
  return { days, steps }
}

/** A site's state from each time it was written of to the next, or for as long as it is known. */
function stretchesOf(states: readonly SiteState[], { from, to }: Span): Stretch[] {
  return states
    .map(({ at, isUp }, position) => ({
      from: Math.max(from, at),
      to: Math.min(to, states[position + 1]?.at ?? to, at + KNOWN_FOR * MILLISECONDS_PER_HOUR),
      isUp,
    }))
    .filter((stretch) => stretch.to > stretch.from)
}

function bucketsOf(stretches: readonly Stretch[], from: number, to: number, length: number): SliBucket[] {
  const buckets: SliBucket[] = []
  let first = 0
  for (let start = from; start < to; start += length * MILLISECONDS_PER_MINUTE) {
    const end = start + length * MILLISECONDS_PER_MINUTE
    let [good, total] = [0, 0]
    for (let stretch = stretches[first]; stretch && stretch.to <= start; stretch = stretches[first]) first += 1
    for (let position = first; position < stretches.length; position += 1) {
      const stretch = stretches[position]
      if (!stretch || stretch.from >= end) break
      const shared = (Math.min(end, stretch.to) - Math.max(start, stretch.from)) / MILLISECONDS_PER_MINUTE
      total += shared
      if (stretch.isUp) good += shared
    }
    if (total > 0) buckets.push({ start: instant(start), length: minutes(length), good, total })
  }
  return buckets
}
