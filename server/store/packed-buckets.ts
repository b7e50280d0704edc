import type { SliBucket } from '../../model/evidence/sli.ts'
import { instant, minutes } from '../../model/quantity.ts'
import type { SliReading } from '../sources/record.ts'

/** Start, length, good and total of one bucket after the other. */
const NUMBERS = 4

/** A reading as it travels to a thread: its buckets are handed over at once, where as objects each would be copied by name. */
export interface PackedReading extends Omit<SliReading, 'buckets'> {
  readonly packed: Float64Array<ArrayBuffer>
}

export function packReading({ buckets, ...reading }: SliReading): PackedReading {
  const packed = new Float64Array(buckets.length * NUMBERS)
  let at = 0
  for (const { start, length, good, total } of buckets) {
    packed[at] = start
    packed[at + 1] = length
    packed[at + 2] = good
    packed[at + 3] = total
    at += NUMBERS
  }
  return { ...reading, packed }
}

export function unpackReading({ packed, ...reading }: PackedReading): SliReading {
  const buckets: SliBucket[] = []
  for (let at = 0; at < packed.length; at += NUMBERS) {
    const numberAt = (offset: number) => packed[at + offset] ?? Number.NaN
    buckets.push({ start: instant(numberAt(0)), length: minutes(numberAt(1)), good: numberAt(2), total: numberAt(3) })
  }
  return { ...reading, buckets }
}
