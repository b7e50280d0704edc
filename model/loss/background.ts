import type { Assumptions } from '../assumption.ts'
import { compareText } from '../compare.ts'
import type { MappedIncident } from '../evidence/incident.ts'
import type { SliBucket } from '../evidence/sli.ts'
import {
  DAYS_PER_WEEK,
  days,
  type Instant,
  instant,
  MILLISECONDS_PER_MINUTE,
  MINUTES_PER_DAY,
  type Minutes,
  minutes,
} from '../quantity.ts'
import { ageWeight } from './age-weight.ts'
import { type LossWindow, lossWindow } from './window.ts'

/** What a service loses outside of any incident: nobody is paged for it, and it burns the budget all the same. */
export interface BackgroundBurn {
  readonly service: string
  /** Service minutes a week, the mean of past weeks weighted by age. */
  readonly weeklyMinutes: Minutes
  /** Weighted variance of the weeks around it. */
  readonly variance: number
  /** How many equal weeks the weighted ones are worth. */
  readonly weeks: number
  /** Service minutes of each of the last weeks up to the as-of date, oldest first; null for one that nothing watched. */
  readonly lately: readonly (Minutes | null)[]
}

const MINUTES_PER_WEEK = DAYS_PER_WEEK * MINUTES_PER_DAY

/** Background burn of every service with an SLI, by service. @param incidents as known at `asOf` */
export function backgroundBurns(
  buckets: ReadonlyMap<string, readonly SliBucket[]>,
  incidents: readonly MappedIncident[],
  asOf: Instant,
  assumptions: Assumptions,
): BackgroundBurn[] {
  const windows = new Map<string, LossWindow[]>()
  for (const incident of incidents) {
    const window = lossWindow(incident, asOf, assumptions)
    for (const { service } of incident.felt) {
      const known = windows.get(service)
      if (known) known.push(window)
      else windows.set(service, [window])
    }
  }
  return [...buckets]
    .sort(([left], [right]) => compareText(left, right))
    .flatMap(([service, own]) => backgroundBurn(service, own, windows.get(service) ?? [], asOf, assumptions) ?? [])
}

/**
 * Background burn of one service: bad over total events of each bucket that touches no incident, as minutes, summed by
 * week back from `asOf` and scaled to a whole week. A week counts by its age and by how much of it was watched: a gap is
 * unknown. Null when no bucket tells. Cost: buckets x log incidents.
 * @param buckets of one service, ascending, without overlaps
 * @param windows of its incidents
 */
export function backgroundBurn(
  service: string,
  buckets: readonly SliBucket[],
  windows: readonly LossWindow[],
  asOf: Instant,
  { halfLife, trendWeeks }: Assumptions,
): BackgroundBurn | null {
  const isInIncident = withinAny(windows)
  const weeks = new Map<number, { lost: number; watched: number }>()
  for (const { start, length, good, total } of buckets) {
    const end = instant(start + length * MILLISECONDS_PER_MINUTE)
    if (end > asOf || total <= 0 || isInIncident(start, end)) continue
    const age = Math.floor((asOf - end) / (MINUTES_PER_WEEK * MILLISECONDS_PER_MINUTE))
    const week = weeks.get(age) ?? { lost: 0, watched: 0 }
    week.lost += length * (1 - good / total)
    week.watched += length
    weeks.set(age, week)
  }
  if (weeks.size === 0) return null

  const wholeWeek = ({ lost, watched }: { lost: number; watched: number }) => (lost / watched) * MINUTES_PER_WEEK
  const weighted = [...weeks].map(([age, { lost, watched }]) => ({
    minutes: wholeWeek({ lost, watched }),
    weight: ageWeight(days((age + 0.5) * DAYS_PER_WEEK), halfLife) * Math.min(1, watched / MINUTES_PER_WEEK),
  }))
  const sum = weighted.reduce((total, { weight }) => total + weight, 0)
  const squares = weighted.reduce((total, { weight }) => total + weight * weight, 0)
  const mean = weighted.reduce((total, week) => total + week.weight * week.minutes, 0) / sum
  const variance = weighted.reduce((total, week) => total + week.weight * (week.minutes - mean) ** 2, 0) / sum
  const lately = Array.from({ length: trendWeeks }, (_, position) => {
    const week = weeks.get(trendWeeks - 1 - position)
    return week === undefined ? null : minutes(wholeWeek(week))
  })
  return { service, weeklyMinutes: minutes(mean), variance, weeks: (sum * sum) / squares, lately }
}

/** Whether a span touches any of the windows: by search in their union. */
function withinAny(windows: readonly LossWindow[]): (start: Instant, end: Instant) => boolean {
  const union: { start: number; end: number }[] = []
  for (const { start, end } of [...windows].sort((left, right) => left.start - right.start)) {
    const last = union.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else union.push({ start, end })
  }
  return (start, end) => {
    let low = 0
    let high = union.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((union[middle]?.end ?? 0) > start) high = middle
      else low = middle + 1
    }
    const next = union[low]
    return next !== undefined && next.start < end
  }
}
