import type { SliBucket } from '../../../model/evidence/sli.ts'
import { instant, MILLISECONDS_PER_MINUTE, minutes } from '../../../model/quantity.ts'
import { CellFault, identifier, needed, number, numberWithin, text, time } from './cells.ts'
import type { CsvRecord } from './row.ts'

/** A year of five-minute buckets in one row. */
const MOST_REPEATS = 105_192

/** One row of a table of buckets: a series, and the buckets that the row stands for. */
export interface BucketRow {
  readonly series: string
  readonly title: string
  readonly service: string
  readonly slo: string | null
  /** Consecutive and alike. */
  readonly buckets: readonly SliBucket[]
}

/** Reads a row; `repeat` says for how many buckets in a row it holds. Throws a CellFault. */
export function bucketsFromCsv(record: CsvRecord): BucketRow {
  const series = needed(identifier, record, 'series')
  const start = needed(time, record, 'started_at')
  const length = minutes(needed(numberWithin({ above: 0 }), record, 'length_minutes'))
  const good = needed(numberWithin({ least: 0 }), record, 'good')
  const total = needed(numberWithin({ least: 0 }), record, 'total')
  if (good > total) throw new CellFault(`good is ${good}, more than the total of ${total}`)
  const repeat = number(record, 'repeat', { least: 1, most: MOST_REPEATS }) ?? 1
  if (!Number.isInteger(repeat)) throw new CellFault(`repeat is ${repeat}; write a whole number of buckets`)
  return {
    series,
    title: text(record, 'title') ?? series,
    service: needed(text, record, 'service'),
    slo: text(record, 'slo'),
    buckets: Array.from({ length: repeat }, (_, position) => ({
      start: instant(start + position * length * MILLISECONDS_PER_MINUTE),
      length,
      good,
      total,
    })),
  }
}
