import type { SliReading } from '../sources/record.ts'
import type { Page, RawRow } from '../sources/source.ts'

/** Rows in one transaction: mapping more at once would hold up every request that comes in meanwhile. */
const ROWS_PER_TRANSACTION = 500
/** Characters of their texts: to write more at once would leave the one who reads waiting, and then the one who writes. */
const CHARACTERS_PER_TRANSACTION = 1_000_000
/** Measured buckets in one transaction: a whole answer of a Prometheus, written while the next one is asked for. */
const BUCKETS_PER_TRANSACTION = 11_000

/** As much of a page as one transaction keeps. */
export interface Part {
  readonly rows: readonly RawRow[]
  readonly readings: readonly SliReading[]
  /** Whether the page is whole with it. */
  readonly isLast: boolean
}

/** A page in parts, rows before readings. A page with neither is one part: it still moves the cursor and the coverage. */
export function* partsOf({ rows, readings = [] }: Page): Generator<Part> {
  const groups = groupsOf(readings)
  for (let start = 0, end = 0; start < rows.length; start = end) {
    end = endOfPart(rows, start)
    yield { rows: rows.slice(start, end), readings: [], isLast: end === rows.length && groups.length === 0 }
  }
  for (const [position, group] of groups.entries()) {
    yield { rows: [], readings: group, isLast: position === groups.length - 1 }
  }
  if (rows.length === 0 && groups.length === 0) yield { rows, readings, isLast: true }
}

/** Behind the last row of a part that begins at `start`: one row at least. */
function endOfPart(rows: readonly RawRow[], start: number): number {
  const most = Math.min(start + ROWS_PER_TRANSACTION, rows.length)
  let end = start
  for (let characters = 0; end < most && characters < CHARACTERS_PER_TRANSACTION; end += 1) {
    characters += rows[end]?.text.length ?? 0
  }
  return end
}

/** Readings in groups of so many buckets; a long series is spread over several. */
function groupsOf(readings: readonly SliReading[]): SliReading[][] {
  const groups: SliReading[][] = []
  let room = 0
  for (const reading of readings) {
    for (let start = 0; start < reading.buckets.length; ) {
      if (room === 0) {
        groups.push([])
        room = BUCKETS_PER_TRANSACTION
      }
      const buckets = reading.buckets.slice(start, start + room)
      groups.at(-1)?.push({ ...reading, buckets })
      start += buckets.length
      room -= buckets.length
    }
  }
  return groups
}

export const bucketsIn = ({ readings }: Pick<Part, 'readings'>): number =>
  readings.reduce((sum, { buckets }) => sum + buckets.length, 0)
