import type { Slo } from '../evidence/slo.ts'
import { type Instant, instant } from '../quantity.ts'
import { type Bucket, mostPieces, visitPieces } from './piece.ts'

/** What an indicator has done to the budget of its objective, summed so that any stretch of it is read by search. */
export interface Timeline {
  readonly slo: Slo
  /** End of the last bucket; null without any. Alerts are read here when telemetry arrives late. */
  readonly knownUntil: Instant | null
  readonly starts: Float64Array
  readonly ends: Float64Array
  /** Sums before each piece, and after the last of them; what lies beyond is not used. */
  readonly sums: Readonly<Record<Column, Float64Array>>
}

type Column = 'known' | 'judged' | 'coarse' | 'weight' | 'badLeast' | 'bad' | 'badMost'

/**
 * What is known of a stretch of time. `known`, `judged` (something happened in it to judge by) and `coarse` (of buckets
 * longer than a slice) in milliseconds; `weight` and the bad part of it in events where each event counts, else in
 * milliseconds.
 */
export type Tally = Readonly<Record<Column, number>>

/**
 * Cost: linear in the buckets; what is read from it afterwards costs their logarithm.
 * @param buckets of the objective's indicator, ascending by start and without overlaps; their lengths may differ
 */
export function timelineOf(slo: Slo, buckets: readonly Bucket[]): Timeline {
  const most = mostPieces(slo, buckets)
  const starts = new Float64Array(most)
  const ends = new Float64Array(most)
  const column = () => new Float64Array(most + 1)
  const bad = column()
  // Only whole slices lost in a coarse bucket leave open how much was bad.
  const bound = () => (slo.budgetingMethod === 'Timeslices' ? column() : bad)
  const sums = {
    known: column(),
    judged: column(),
    coarse: column(),
    weight: column(),
    badLeast: bound(),
    bad,
    badMost: bound(),
  }
  let count = 0
  const add = (values: Float64Array, value: number) => {
    values[count + 1] = (values[count] as number) + value
  }
  visitPieces(slo, buckets, ({ start, end, weight, shares, isCoarse }) => {
    starts[count] = start
    ends[count] = end
    add(sums.known, end - start)
    add(sums.judged, weight > 0 ? end - start : 0)
    add(sums.coarse, isCoarse ? end - start : 0)
    add(sums.weight, weight)
    add(sums.badLeast, weight * shares.least)
    add(sums.bad, weight * shares.likely)
    add(sums.badMost, weight * shares.most)
    count += 1
  })
  const knownUntil = count > 0 ? instant(ends[count - 1] as number) : null
  return { slo, knownUntil, starts: starts.subarray(0, count), ends: ends.subarray(0, count), sums }
}

/** What is known from one moment to another; a bucket on either edge counts in proportion. Cost: log buckets. */
export function tally(timeline: Timeline, from: Instant, to: Instant): Tally {
  const first = position(timeline, from)
  const last = position(timeline, to)
  const between = (column: Column) => {
    const sums = timeline.sums[column]
    return Math.max(0, sumAt(sums, last) - sumAt(sums, first))
  }
  return {
    known: between('known'),
    judged: between('judged'),
    coarse: between('coarse'),
    weight: between('weight'),
    badLeast: between('badLeast'),
    bad: between('bad'),
    badMost: between('badMost'),
  }
}

/** The longest bucket part that lies on an edge of a stretch, milliseconds: no shorter stretch can be told from it. */
export const longestOnEdge = (timeline: Timeline, from: Instant, to: Instant): number =>
  Math.max(...[from, to].map((edge) => lengthAround(timeline, edge)))

function lengthAround(timeline: Timeline, moment: Instant): number {
  const { piece, part } = position(timeline, moment)
  return part > 0 ? (timeline.ends[piece] ?? 0) - (timeline.starts[piece] ?? 0) : 0
}

interface Position {
  /** The first piece that ends after the moment. */
  readonly piece: number
  /** Share of it that lies before the moment. */
  readonly part: number
}

function position({ starts, ends }: Timeline, moment: Instant): Position {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] ?? 0) > moment) high = middle
    else low = middle + 1
  }
  const start = starts[low] ?? Number.POSITIVE_INFINITY
  const part = start < moment ? (moment - start) / ((ends[low] ?? start) - start) : 0
  return { piece: low, part }
}

function sumAt(sums: Float64Array, { piece, part }: Position): number {
  const before = sums[piece] ?? 0
  return part > 0 ? before + part * ((sums[piece + 1] ?? before) - before) : before
}
