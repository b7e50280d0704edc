import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import type { SliBucket } from '../../../model/evidence/sli.ts'
import { instant, minutes } from '../../../model/quantity.ts'
import { fineStretches, foldBuckets } from '../../../model/slo/fold.ts'
import { measureSlo } from '../../../model/slo/measure.ts'
import { tally, timelineOf } from '../../../model/slo/timeline.ts'
import { at } from '../../support/evidence.ts'
import { MINUTE, slo } from '../../support/slo.ts'

const NOW = at('2026-06-01T09:00:00Z')
const DAY = 1_440 * MINUTE
const fold = (buckets: readonly SliBucket[], stretches: readonly { start: number; end: number }[] = []) =>
  foldBuckets(buckets, fineStretches(stretches as never, DEFAULT_ASSUMPTIONS), NOW, DEFAULT_ASSUMPTIONS)

const bucket = (start: number, good: number, total: number): SliBucket => ({
  start: instant(start),
  length: minutes(5),
  good,
  total,
})
const run = (start: number, count: number): SliBucket[] =>
  Array.from({ length: count }, (_, index) => bucket(start + index * 5 * MINUTE, 9, 10))
const lengths = (buckets: readonly SliBucket[]) => buckets.map(({ length }) => length)
const sum = (buckets: readonly SliBucket[], field: 'good' | 'total' | 'length') =>
  buckets.reduce((total, one) => total + one[field], 0)

describe('buckets by age', () => {
  test('five minutes for 35 days, an hour for two years, a day after that', () => {
    expect(lengths(fold(run(NOW - 30 * DAY, 24)))).toEqual(Array(24).fill(5))
    expect(lengths(fold(run(at('2026-03-01T00:00:00Z'), 24)))).toEqual([60, 60])
    expect(fold(run(at('2024-01-01T00:00:00Z'), 288))).toEqual([
      { start: at('2024-01-01T00:00:00Z'), length: 1_440, good: 2_592, total: 2_880 },
    ])
  })

  test('an hour on either side of an incident stays fine', () => {
    const start = at('2026-03-01T03:00:00Z')
    const folded = fold(run(at('2026-03-01T00:00:00Z'), 12 * 7), [{ start, end: start + 10 * MINUTE }])
    // 00 and 01 are hours; 02:00 to 04:10 is near; 04:10 to 05:00 is together, as are 05 and 06.
    expect(lengths(folded)).toEqual([60, 60, ...Array(26).fill(5), 50, 60, 60])
  })

  test('a gap within an hour stays one', () => {
    const all = run(at('2026-03-01T00:00:00Z'), 12)
    expect(lengths(fold(all.filter((_, index) => index !== 4)))).toEqual([20, 35])
  })
})

/** Five-minute buckets over some days of any age, with gaps, and incidents among them. */
const history = fc.record({
  age: fc.integer({ min: 30, max: 800 }),
  counts: fc.array(fc.option(fc.tuple(fc.nat(50), fc.nat(50)), { nil: null, freq: 6 }), {
    minLength: 1,
    maxLength: 700,
  }),
  incidents: fc.array(fc.tuple(fc.nat(3_000), fc.nat(300)), { maxLength: 3 }),
})
const read = ({ age, counts, incidents }: typeof history extends fc.Arbitrary<infer Value> ? Value : never) => {
  const start = Math.floor((NOW - age * DAY) / DAY) * DAY
  return {
    start,
    buckets: counts.flatMap((count, index) =>
      count ? [bucket(start + index * 5 * MINUTE, count[0], count[0] + count[1])] : [],
    ),
    stretches: incidents.map(([from, length]) => ({
      start: start + from * MINUTE,
      end: start + (from + length) * MINUTE,
    })),
  }
}

test('sums and known time are exactly the same, nothing overlaps, and folding again changes nothing', () => {
  fc.assert(
    fc.property(history, (drawn) => {
      const { buckets, stretches } = read(drawn)
      const folded = fold(buckets, stretches)
      for (const field of ['good', 'total', 'length'] as const) expect(sum(folded, field)).toBe(sum(buckets, field))
      for (const [index, { start, length }] of folded.entries()) {
        expect(start + length * MINUTE).toBeLessThanOrEqual(folded[index + 1]?.start ?? Number.POSITIVE_INFINITY)
      }
      expect(fold(folded, stretches)).toEqual(folded)
    }),
    { seed: 3, numRuns: 200 },
  )
})

test('folding bit by bit as time goes by comes to the same as folding at once', () => {
  fc.assert(
    fc.property(history, (drawn) => {
      const { buckets, stretches } = read(drawn)
      const fine = fineStretches(stretches as never, DEFAULT_ASSUMPTIONS)
      const earlier = foldBuckets(buckets, fine, instant(NOW - 300 * DAY), DEFAULT_ASSUMPTIONS)
      expect(fold(earlier, stretches)).toEqual(fold(buckets, stretches))
    }),
    { seed: 4, numRuns: 100 },
  )
})

test('what is measured agrees: where events count the same, of lost slices within bounds', () => {
  fc.assert(
    fc.property(history, (drawn) => {
      const { buckets, stretches, start } = read(drawn)
      const folded = fold(buckets, stretches)
      const to = instant(start + 3 * DAY)
      const events = [buckets, folded].map((own) => tally(timelineOf(slo(), own), instant(start), to))
      expect(events[1]?.known).toBe(events[0]?.known)
      expect(events[1]?.weight).toBeCloseTo(events[0]?.weight ?? 0, 6)
      expect(events[1]?.bad).toBeCloseTo(events[0]?.bad ?? 0, 6)
      const slices = slo({ budgetingMethod: 'Timeslices', timeSliceTarget: 0.5 as never, timeSliceWindow: minutes(5) })
      const [fine, coarse] = [buckets, folded].map((own) => measureSlo(timelineOf(slices, own), to))
      if (fine?.reliability == null || coarse?.reliabilityLeast == null || coarse.reliabilityMost == null) return
      // Slices without events weigh nothing apart and take part in an hour that has some.
      if (fine.unjudgedMinutes > 0) return
      expect(fine.reliability).toBeGreaterThanOrEqual(coarse.reliabilityLeast - 1e-9)
    }),
    { seed: 5, numRuns: 100 },
  )
})
