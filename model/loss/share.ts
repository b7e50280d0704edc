import type { Assumptions } from '../assumption.ts'
import type { Provenance } from '../evidence/provenance.ts'
import { assumedShare, type Severity } from '../evidence/severity.ts'
import type { SliBucket } from '../evidence/sli.ts'
import { MILLISECONDS_PER_DAY, MILLISECONDS_PER_MINUTE, type Ratio, ratio } from '../quantity.ts'
import { quantile } from '../random/quantile.ts'
import type { LossWindow } from './window.ts'

/** The share of a service's customers that failed, and how that is known. */
export interface ImpactShare {
  readonly share: Ratio
  readonly provenance: Provenance
}

/** Measured from SLI buckets where they cover enough of the window, else as stated, else assumed from the severity. */
export function impactShare(
  window: LossWindow,
  stated: Ratio | null,
  severity: Severity,
  buckets: readonly SliBucket[],
  assumptions: Assumptions,
): ImpactShare {
  const measured = measuredShare(window, buckets, assumptions)
  if (measured !== null) return { share: measured, provenance: 'measured' }
  if (stated !== null) return { share: stated, provenance: 'reported' }
  return { share: assumedShare(severity, assumptions), provenance: 'assumed' }
}

/** A share of a service's customers that failed from one moment to another, in milliseconds. */
export interface ShareStep {
  readonly from: number
  readonly to: number
  readonly share: number
}

/**
 * The share within the window, step by step, above the service's usual error ratio: one step for each bucket that holds
 * events. What no bucket covers is left out: unknown, not well.
 * @param buckets of one service, ascending by start
 */
export function measuredSteps(
  window: Pick<LossWindow, 'start' | 'end'>,
  buckets: readonly SliBucket[],
  assumptions: Assumptions,
): ShareStep[] {
  const usual = baseline(window, buckets, assumptions)
  const steps: ShareStep[] = []
  for (let index = firstEndingAfter(buckets, window.start); index < buckets.length; index += 1) {
    const bucket = buckets[index] as SliBucket
    if (bucket.start >= window.end) break
    if (bucket.total <= 0) continue
    steps.push({
      from: Math.max(bucket.start, window.start),
      to: Math.min(bucket.start + bucket.length * MILLISECONDS_PER_MINUTE, window.end),
      share: Math.min(1, Math.max(0, 1 - bucket.good / bucket.total - usual)),
    })
  }
  return steps
}

/**
 * Bad events over all events within the window, above the service's usual error ratio (the median over the days before).
 * @param buckets of one service, ascending by start
 * @returns null when the buckets cover too little of the window, or hold no events
 */
export function measuredShare(
  window: LossWindow,
  buckets: readonly SliBucket[],
  assumptions: Assumptions,
): Ratio | null {
  if (buckets.length === 0 || window.end <= window.start) return null
  let covered = 0
  let bad = 0
  let total = 0
  for (let index = firstEndingAfter(buckets, window.start); index < buckets.length; index += 1) {
    const bucket = buckets[index] as SliBucket
    if (bucket.start >= window.end) break
    const length = bucket.length * MILLISECONDS_PER_MINUTE
    const overlap = Math.min(bucket.start + length, window.end) - Math.max(bucket.start, window.start)
    covered += overlap
    bad += ((bucket.total - bucket.good) * overlap) / length
    total += (bucket.total * overlap) / length
  }
  if (total <= 0 || covered < assumptions.measuredCoverage * (window.end - window.start)) return null
  return ratio(Math.min(1, Math.max(0, bad / total - baseline(window, buckets, assumptions))))
}

function baseline(window: Pick<LossWindow, 'start'>, buckets: readonly SliBucket[], assumptions: Assumptions): number {
  const from = window.start - assumptions.baselineWindow * MILLISECONDS_PER_DAY
  const errorRatios: number[] = []
  for (let index = firstEndingAfter(buckets, from); index < buckets.length; index += 1) {
    const bucket = buckets[index] as SliBucket
    if (bucket.start + bucket.length * MILLISECONDS_PER_MINUTE > window.start) break
    if (bucket.total > 0) errorRatios.push(1 - bucket.good / bucket.total)
  }
  return errorRatios.length === 0 ? 0 : quantile(errorRatios, 0.5)
}

/** Binary search; buckets of one service do not overlap. */
function firstEndingAfter(buckets: readonly SliBucket[], moment: number): number {
  let low = 0
  let high = buckets.length
  while (low < high) {
    const middle = (low + high) >> 1
    const bucket = buckets[middle] as SliBucket
    if (bucket.start + bucket.length * MILLISECONDS_PER_MINUTE > moment) high = middle
    else low = middle + 1
  }
  return low
}
