import { describe, expect, test } from 'vitest'
import { csv } from '../../../server/sources/csv/csv.ts'
import { at, collect, temporaryFile } from './reading.ts'

const HEADER = 'series,service,slo,title,started_at,length_minutes,repeat,good,total'

async function read(...rows: string[]) {
  const file = await temporaryFile('sli.csv', [HEADER, ...rows].join('\n'))
  const { pages, rejections } = await collect(csv, csv.read([file]))
  return {
    readings: pages.flatMap((page) => page.readings ?? []),
    pages,
    reasons: rejections.map(({ reason }) => reason),
  }
}

describe('a table of buckets', () => {
  test('becomes one reading for each series, a row standing for as many buckets as it repeats', async () => {
    const { readings, reasons } = await read(
      'a,checkout,fast,Fast,2026-01-01T00:00:00Z,60,3,990,1000',
      'b,Ledger,,,2026-01-01T00:00:00Z,5,,0,0',
      'a,checkout,fast,Fast,2026-01-01T03:00:00Z,5,1,7,10',
    )
    expect(reasons).toEqual([])
    expect(readings).toEqual([
      {
        externalId: 'a',
        title: 'Fast',
        service: 'checkout',
        slo: 'fast',
        buckets: [
          { start: at('2026-01-01T00:00:00Z'), length: 60, good: 990, total: 1000 },
          { start: at('2026-01-01T01:00:00Z'), length: 60, good: 990, total: 1000 },
          { start: at('2026-01-01T02:00:00Z'), length: 60, good: 990, total: 1000 },
          { start: at('2026-01-01T03:00:00Z'), length: 5, good: 7, total: 10 },
        ],
      },
      {
        externalId: 'b',
        title: 'b',
        service: 'Ledger',
        slo: null,
        buckets: [{ start: at('2026-01-01T00:00:00Z'), length: 5, good: 0, total: 0 }],
      },
    ])
  })

  test.each([
    ['a,s,,,2026-01-01T00:00:00Z,60,1,11,10', 'good is 11, more than the total of 10'],
    ['a,s,,,2026-01-01T00:00:00Z,0,1,1,10', 'length_minutes is "0"; it must be above 0'],
    ['a,s,,,2026-01-01T00:00:00Z,60,1.5,1,10', 'repeat is 1.5; write a whole number of buckets'],
    ['a,s,,,2026-01-01T00:00:00Z,60,1000000,1,10', 'repeat is "1000000"; it must be at most 105192'],
    ['a,s,,,yesterday,60,1,1,10', 'started_at is "yesterday"'],
    [',s,,,2026-01-01T00:00:00Z,60,1,1,10', 'series is empty'],
    ['a,s,,', 'has 4 cells; the first line names 9 columns'],
  ])('puts %s aside', async (row, reason) => {
    const { readings, reasons } = await read(row, 'b,s,,,2026-01-01T00:00:00Z,60,1,1,10')
    expect(reasons).toEqual([expect.stringContaining(reason)])
    expect(readings.map(({ externalId }) => externalId)).toEqual(['b'])
  })

  test('puts aside what would count events twice', async () => {
    const { readings, reasons } = await read(
      'a,s,,,2026-01-01T00:00:00Z,60,2,1,10',
      'a,s,,,2026-01-01T01:59:00Z,60,1,1,10',
      'a,s,,,2026-01-01T02:00:00Z,60,1,1,10',
    )
    expect(reasons).toEqual(['begins before 2026-01-01T02:00:00Z, where the row above it of "a" ends'])
    expect(readings[0]?.buckets).toHaveLength(3)
  })

  test('comes in pages that a store takes well, a series going on in the next', async () => {
    const { pages, readings } = await read(
      'a,s,,,2026-01-01T00:00:00Z,1,9999,1,10',
      'a,s,,,2026-02-01T00:00:00Z,1,9999,1,10',
      'a,s,,,2026-03-01T00:00:00Z,1,9999,1,10',
    )
    expect(pages.map((page) => page.readings?.length ?? 0)).toEqual([1, 1])
    expect(readings.map(({ buckets }) => buckets.length)).toEqual([19_998, 9_999])
  })
})
