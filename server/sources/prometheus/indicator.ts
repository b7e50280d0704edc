import type { SliBucket } from '../../../model/evidence/sli.ts'
import { type Instant, instant, MILLISECONDS_PER_MINUTE, minutes } from '../../../model/quantity.ts'

/** How good and total events come out of one or two expressions. */
export type Measure =
  | { readonly type: 'good'; readonly good: string; readonly total: string }
  | { readonly type: 'bad'; readonly bad: string; readonly total: string }
  /** Shares of good or bad events, at so many events a minute. */
  | { readonly type: 'ratio'; readonly ratio: string; readonly traffic: number }
  | { readonly type: 'errorRatio'; readonly ratio: string; readonly traffic: number }

/** What to ask for, and whose it is. */
export interface Indicator {
  readonly externalId: string
  readonly title: string
  readonly service: string
  readonly slo: string | null
  readonly measure: Measure
}

/** Each minute counts alike. */
export const EVEN_TRAFFIC = 1

/** Values of one series, one a step; NaN is unknown. */
export type Samples = Float64Array<ArrayBuffer>

/** The expressions of a measure: the events or the ratio, then the total where there is one. */
export function expressionsOf(measure: Measure): readonly string[] {
  switch (measure.type) {
    case 'good':
      return [measure.good, measure.total]
    case 'bad':
      return [measure.bad, measure.total]
    case 'ratio':
    case 'errorRatio':
      return [measure.ratio]
  }
}

/** `{{.window}}`, as Sloth writes it, stands for the length of a bucket. */
export const overStep = (expression: string, step: number): string =>
  expression.replaceAll(/\{\{\s*\.window\s*\}\}/g, `${step}m`)

/**
 * Buckets from the samples of a measure's expressions. A sample at a moment tells of the step that ends there. A bucket
 * is known only where every expression gave a finite number that is not negative: NaN (no traffic to divide by), an
 * infinity, a stale or missing series and a gap are unknown, neither up nor down. Where good is ahead of total, which two
 * queries over moving counters can show, it counts as total; a ratio is held between 0 and 1.
 * @param from start of the first bucket; the first sample is the one at its end
 * @param to end of the last one
 * @param step minutes
 */
export function bucketsOf(
  measure: Measure,
  [first, second]: readonly Samples[],
  { from, to, step }: { readonly from: Instant; readonly to: Instant; readonly step: number },
): SliBucket[] {
  const buckets: SliBucket[] = []
  const length = step * MILLISECONDS_PER_MINUTE
  for (let start: number = from, at = 0; start + length <= to; start += length, at += 1) {
    const counts = countsOf(measure, first?.[at], second?.[at], step)
    if (counts) buckets.push({ start: instant(start), length: minutes(step), ...counts })
  }
  return buckets
}

interface Counts {
  readonly good: number
  readonly total: number
}

function countsOf(measure: Measure, value: number | undefined, total: number | undefined, step: number): Counts | null {
  if (!isCount(value)) return null
  if (measure.type === 'ratio' || measure.type === 'errorRatio') {
    const events = measure.traffic * step
    const share = Math.min(1, value)
    return { good: events * (measure.type === 'ratio' ? share : 1 - share), total: events }
  }
  if (!isCount(total)) return null
  const part = Math.min(value, total)
  return { good: measure.type === 'good' ? part : total - part, total }
}

const isCount = (value: number | undefined): value is number =>
  value !== undefined && Number.isFinite(value) && value >= 0
