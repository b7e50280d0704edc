import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BUDGETING_METHODS, type Slo } from '../../../model/evidence/slo.ts'
import { type Instant, minutes, ratio } from '../../../model/quantity.ts'
import type { Bucket } from '../../../model/slo/piece.ts'
import { tally, timelineOf } from '../../../model/slo/timeline.ts'
import { AS_OF, PROPERTY } from '../../support/evidence.ts'
import { ago, bucket, MINUTE, naiveTally, slo } from '../../support/slo.ts'

const HOURS = 8

/** Hours in buckets of one length each, some of them missing, some without traffic. */
const arbitraryBuckets: fc.Arbitrary<Bucket[]> = fc
  .array(
    fc.constantFrom(5, 15, 60).chain((length) =>
      fc.array(
        fc.option(
          fc
            .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))
            .map(([good, bad]) => ({ length, good, total: good + bad })),
          { freq: 3 },
        ),
        { minLength: 60 / length, maxLength: 60 / length },
      ),
    ),
    { minLength: HOURS, maxLength: HOURS },
  )
  .map((hours) =>
    hours.flatMap((hour, number) =>
      hour.flatMap((own, position) =>
        own === null ? [] : [bucket((HOURS - number) * 60 - position * own.length, own.length, own.good, own.total)],
      ),
    ),
  )

const arbitrarySlo: fc.Arbitrary<Slo> = fc
  .tuple(fc.constantFrom(...BUDGETING_METHODS), fc.constantFrom(5, 15, 60), fc.constantFrom(0.3, 0.5, 0.8, 1))
  .map(([budgetingMethod, slice, target]) =>
    slo({ budgetingMethod, timeSliceWindow: minutes(slice), timeSliceTarget: ratio(target) }),
  )

const arbitraryMinute = fc.integer({ min: -30, max: HOURS * 60 + 30 })

test('sums over any stretch equal the definition, minute by minute', () => {
  fc.assert(
    fc.property(arbitrarySlo, arbitraryBuckets, arbitraryMinute, arbitraryMinute, (objective, all, one, other) => {
      const from = ago(Math.max(one, other))
      const to = ago(Math.min(one, other))
      const sums = tally(timelineOf(objective, all), from, to)
      const naive = naiveTally(objective, all, from, to)
      const isByTime = objective.budgetingMethod !== 'Occurrences'
      expect(sums.known / MINUTE).toBeCloseTo(naive.known, 6)
      expect(sums.judged / MINUTE).toBeCloseTo(naive.judged, 6)
      expect(sums.coarse / MINUTE).toBeCloseTo(naive.coarse, 6)
      for (const column of ['weight', 'bad', 'badLeast', 'badMost'] as const) {
        expect(sums[column] / (isByTime ? MINUTE : 1)).toBeCloseTo(naive[column], 6)
      }
    }),
    { ...PROPERTY, numRuns: 300 },
  )
})

test('stretches add up', () => {
  fc.assert(
    fc.property(
      arbitrarySlo,
      arbitraryBuckets,
      fc.tuple(arbitraryMinute, arbitraryMinute, arbitraryMinute),
      (objective, all, edges) => {
        const [first, middle, last] = edges.sort((left, right) => right - left).map(ago) as [Instant, Instant, Instant]
        const timeline = timelineOf(objective, all)
        const whole = tally(timeline, first, last)
        const parts = [tally(timeline, first, middle), tally(timeline, middle, last)]
        for (const column of ['known', 'weight', 'bad'] as const) {
          expect(parts.reduce((sum, part) => sum + part[column], 0)).toBeCloseTo(whole[column], 4)
        }
      },
    ),
    PROPERTY,
  )
})

test('a stretch that nobody measured changes no share, wherever it lies', () => {
  fc.assert(
    fc.property(arbitrarySlo, arbitraryBuckets, fc.integer({ min: 1, max: 30 }), (objective, all, gapDays) => {
      // Shifted by whole days, so that slices stay where they are.
      const apart = all.map((own) =>
        own.start < ago(HOURS * 30) ? { ...own, start: (own.start - gapDays * 1_440 * MINUTE) as Instant } : own,
      )
      const together = tally(timelineOf(objective, all), ago(HOURS * 60), AS_OF)
      const spread = tally(timelineOf(objective, apart), ago(HOURS * 60 + gapDays * 1_440), AS_OF)
      expect(spread.known).toBeCloseTo(together.known, 4)
      expect(spread.weight).toBeCloseTo(together.weight, 4)
      expect(spread.bad).toBeCloseTo(together.bad, 4)
    }),
    PROPERTY,
  )
})

test('telemetry is known until the end of its last bucket', () => {
  expect(timelineOf(slo(), [bucket(60, 5, 1, 1), bucket(20, 15, 1, 1)]).knownUntil).toBe(ago(5))
  expect(timelineOf(slo(), []).knownUntil).toBeNull()
})
