import type { SliBucket } from '../evidence/sli.ts'
import type { Slo } from '../evidence/slo.ts'
import { MILLISECONDS_PER_MINUTE } from '../quantity.ts'
import { coarseShares, exactShare, type SliceShares, sliceShares, UNJUDGED } from './slice.ts'

/** Good and total events of one indicator in one interval. */
export type Bucket = Pick<SliBucket, 'start' | 'length' | 'good' | 'total'>

/** A stretch of known time with what it does to the budget. */
export interface Piece {
  /** Milliseconds. */
  readonly start: number
  readonly end: number
  /** What its share counts for: events where each event counts, else milliseconds. 0 when there is nothing to judge by. */
  readonly weight: number
  /** Share of the weight that was bad. */
  readonly shares: SliceShares
  /** Its bucket is longer than a slice, so that its slices cannot be told apart. */
  readonly isCoarse: boolean
}

type Visit = (piece: Piece) => void

/** Pieces that buckets can come to: one that is not coarse lies in two slices at most. */
export const mostPieces = (slo: Slo, buckets: readonly Bucket[]): number =>
  slo.budgetingMethod === 'Occurrences' || slo.timeSliceWindow === null ? buckets.length : buckets.length * 2

/**
 * Visits the known time of an indicator, ascending, as the budgeting method sees it. Slices lie on whole multiples of
 * their length in UTC; a bucket that lies in two is split in proportion. Without a slice length each bucket is a slice.
 * @param buckets ascending by start and without overlaps
 */
export function visitPieces(slo: Slo, buckets: readonly Bucket[], visit: Visit): void {
  if (slo.budgetingMethod === 'Occurrences') {
    for (const bucket of buckets) visit(occurrences(bucket))
    return
  }
  const sliceLength = slo.timeSliceWindow === null ? null : slo.timeSliceWindow * MILLISECONDS_PER_MINUTE
  let slice = emptySlice(Number.NaN)
  const begin = (number: number) => {
    judge(slo, slice, visit)
    slice = emptySlice(number)
  }
  buckets.forEach((bucket, position) => {
    const length = bucket.length * MILLISECONDS_PER_MINUTE
    if (sliceLength !== null && length > sliceLength) {
      begin(Number.NaN)
      visit(coarse(slo, bucket))
      return
    }
    const end = bucket.start + length
    for (let start: number = bucket.start; start < end; ) {
      const number = sliceLength === null ? position : Math.floor(start / sliceLength)
      const until = sliceLength === null ? end : Math.min(end, (number + 1) * sliceLength)
      if (number !== slice.number) begin(number)
      slice.total += (bucket.total * (until - start)) / length
      slice.bad += (badEvents(bucket) * (until - start)) / length
      slice.edges.push(start, until)
      start = until
    }
  })
  judge(slo, slice, visit)
}

function occurrences(bucket: Bucket): Piece {
  const { start, length, total } = bucket
  const weight = total > 0 ? total : 0
  const shares = weight > 0 ? exactShare(badEvents(bucket) / total) : UNJUDGED
  return { start, end: start + length * MILLISECONDS_PER_MINUTE, weight, shares, isCoarse: false }
}

function coarse(slo: Slo, bucket: Bucket): Piece {
  const { start, total } = bucket
  const end = start + bucket.length * MILLISECONDS_PER_MINUTE
  const shares = total > 0 ? coarseShares(slo, badEvents(bucket) / total) : null
  return { start, end, weight: shares === null ? 0 : end - start, shares: shares ?? UNJUDGED, isCoarse: true }
}

interface Slice {
  readonly number: number
  total: number
  bad: number
  /** Start and end of each known part, in turn. */
  readonly edges: number[]
}

const emptySlice = (number: number): Slice => ({ number, total: 0, bad: 0, edges: [] })

/** A slice is judged as a whole by what is known of it; what is unknown of it stays so. */
function judge(slo: Slo, { edges, total, bad }: Slice, visit: Visit): void {
  const shares = total > 0 ? sliceShares(slo, bad / total) : null
  for (let edge = 0; edge < edges.length; edge += 2) {
    const start = edges[edge] as number
    const end = edges[edge + 1] as number
    visit({ start, end, weight: shares === null ? 0 : end - start, shares: shares ?? UNJUDGED, isCoarse: false })
  }
}

/** Good and total may come from two queries, of which the first can be a little ahead. */
const badEvents = ({ good, total }: Bucket): number => Math.min(Math.max(0, total), Math.max(0, total - good))
