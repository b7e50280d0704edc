import type { BudgetingMethod, Slo } from '../../model/evidence/slo.ts'
import { days, type Instant, MILLISECONDS_PER_MINUTE, minutes, ratio } from '../../model/quantity.ts'
import type { Bucket } from '../../model/slo/piece.ts'
import { AS_OF } from './evidence.ts'

export const MINUTE = MILLISECONDS_PER_MINUTE

export const slo = (changes: Partial<Slo> = {}): Slo => ({
  id: 'api/availability',
  title: 'Availability',
  service: 'api',
  objective: ratio(0.999),
  window: days(28),
  windowKind: 'rolling',
  budgetingMethod: 'Occurrences',
  timeSliceTarget: null,
  timeSliceWindow: null,
  ...changes,
})

/** So many minutes before the as-of date of the tests. */
export const ago = (count: number): Instant => (AS_OF - count * MINUTE) as Instant

/** A bucket that starts so many minutes before the as-of date. */
export const bucket = (startsAgo: number, length: number, good: number, total: number): Bucket => ({
  start: ago(startsAgo),
  length: minutes(length),
  good,
  total,
})

/** Buckets without a gap from so many minutes ago on, all alike. */
export const buckets = (
  startsAgo: number,
  endsAgo: number,
  { length = 5, good, total }: { readonly length?: number; readonly good: number; readonly total: number },
): Bucket[] =>
  Array.from({ length: (startsAgo - endsAgo) / length }, (_, index) =>
    bucket(startsAgo - index * length, length, good, total),
  )

interface NaiveMinute {
  readonly good: number
  readonly total: number
  readonly bucketStart: number
  readonly bucketLength: number
}

/** Bad and all weight of a stretch by the definition of the method, a minute at a time. */
export function naiveTally(objective: Slo, all: readonly Bucket[], from: Instant, to: Instant) {
  const minutesOf = new Map<number, NaiveMinute>()
  for (const { start, length, good, total } of all) {
    for (let minute = 0; minute < length; minute += 1) {
      const at = start + minute * MINUTE
      minutesOf.set(at, { good: good / length, total: total / length, bucketStart: start, bucketLength: length })
    }
  }
  const sums = { known: 0, judged: 0, coarse: 0, weight: 0, bad: 0, badLeast: 0, badMost: 0 }
  for (let at: number = from; at < to; at += MINUTE) {
    const own = minutesOf.get(at)
    if (own === undefined) continue
    sums.known += 1
    const { shares, weight, isCoarse } = naiveShares(objective, minutesOf, at, own)
    sums.coarse += isCoarse ? 1 : 0
    sums.judged += weight > 0 ? 1 : 0
    sums.weight += weight
    sums.bad += weight * shares[1]
    sums.badLeast += weight * shares[0]
    sums.badMost += weight * shares[2]
  }
  return sums
}

type Shares = readonly [least: number, likely: number, most: number]
const NONE: Shares = [0, 0, 0]

function naiveShares(objective: Slo, all: ReadonlyMap<number, NaiveMinute>, at: number, own: NaiveMinute) {
  const method: BudgetingMethod = objective.budgetingMethod
  const fail = own.total > 0 ? 1 - own.good / own.total : 0
  if (method === 'Occurrences') {
    return { weight: own.total, shares: [fail, fail, fail] as Shares, isCoarse: false }
  }
  const slice = objective.timeSliceWindow as number
  const target = objective.timeSliceTarget as number
  if (own.bucketLength > slice) {
    if (own.total === 0) return { weight: 0, shares: NONE, isCoarse: true }
    const reliability = 1 - fail
    const most = fail === 0 ? 0 : Math.min(1, fail / (1 - target))
    const shares: Shares =
      method === 'Timeslices' ? [Math.max(0, 1 - reliability / target), fail, most] : [fail, fail, fail]
    return { weight: 1, shares, isCoarse: true }
  }
  let good = 0
  let total = 0
  const sliceStart = Math.floor(at / (slice * MINUTE)) * slice * MINUTE
  for (let minute = 0; minute < slice; minute += 1) {
    const part = all.get(sliceStart + minute * MINUTE)
    good += part?.good ?? 0
    total += part?.total ?? 0
  }
  if (total === 0) return { weight: 0, shares: NONE, isCoarse: false }
  const share = method === 'RatioTimeslices' ? 1 - good / total : good / total < target - 1e-9 ? 1 : 0
  return { weight: 1, shares: [share, share, share] as Shares, isCoarse: false }
}
