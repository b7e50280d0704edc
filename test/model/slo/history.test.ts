import { expect, test } from 'vitest'
import { days, minutes } from '../../../model/quantity.ts'
import { budgetHistory } from '../../../model/slo/history.ts'
import { measureSlo } from '../../../model/slo/measure.ts'
import { timelineOf } from '../../../model/slo/timeline.ts'
import { AS_OF, at } from '../../support/evidence.ts'
import { ago, bucket, buckets, slo } from '../../support/slo.ts'

const DAY = 1_440

test('a rolling budget falls with an outage and comes back when the outage leaves the window', () => {
  // Two days of window, 2.88 min of budget at 99.9%. 1.44 bad minutes of the day that began four days ago.
  const timeline = timelineOf(slo({ window: days(2) }), [
    ...buckets(6 * DAY, 4 * DAY, { length: 60, good: 60, total: 60 }),
    bucket(4 * DAY, 60, 60 - 1.44, 60),
    ...buckets(4 * DAY - 60, 0, { length: 60, good: 60, total: 60 }),
  ])
  const points = budgetHistory(timeline, { from: ago(4 * DAY), to: AS_OF, step: minutes(DAY) })
  expect(points.map((point) => point.at)).toEqual([4, 3, 2, 1, 0].map((count) => ago(count * DAY)))
  const expected = [1, 0.5, 0.5, 1, 1]
  points.forEach(({ remainingShare, knownShare }, index) => {
    expect(remainingShare).toBeCloseTo(expected[index] ?? 0, 9)
    expect(knownShare).toBe(1)
  })
})

test('each point is what a measurement says at that moment, and none where nothing is known', () => {
  const timeline = timelineOf(slo({ window: days(1) }), [
    ...buckets(3 * DAY, 2.5 * DAY, { length: 60, good: 999, total: 1_000 }),
    ...buckets(DAY, 0.5 * DAY, { length: 5, good: 998, total: 1_000 }),
  ])
  const points = budgetHistory(timeline, { from: ago(4 * DAY), to: AS_OF, step: minutes(360) })
  expect(points).toHaveLength(17)
  for (const { at: moment, remainingShare } of points) {
    const consumed = measureSlo(timeline, moment).consumedShare
    expect(remainingShare).toBe(consumed === null ? null : 1 - consumed)
  }
  expect(points.map(({ remainingShare }) => remainingShare === null)).toEqual(
    // 96 h ago to 72 h: nothing yet. 66 h to 42 h ago: the first stretch; then nothing until 24 h ago.
    [96, 90, 84, 78, 72, 66, 60, 54, 48, 42, 36, 30, 24, 18, 12, 6, 0].map(
      (age) => age >= 72 || (age <= 36 && age >= 24),
    ),
  )
  expect(points.at(-1)?.knownShare).toBe(0.5)
  expect(points.at(-1)?.remainingShare).toBeCloseTo(-1, 9)
})

test('a calendar budget is whole again when its window begins', () => {
  const timeline = timelineOf(slo({ window: days(30), windowKind: 'calendar' }), [
    { start: at('2026-05-01T00:00:00Z'), length: minutes(31 * DAY), good: 998, total: 1_000 },
    { start: at('2026-06-01T00:00:00Z'), length: minutes(30 * DAY), good: 1_000, total: 1_000 },
  ])
  const span = { from: at('2026-05-31T00:00:00Z'), to: at('2026-06-02T00:00:00Z'), step: minutes(DAY) }
  const points = budgetHistory(timeline, span)
  // Burn rate 2 over 30 of 31 days; nothing known in the first moment of June; then all of it.
  expect(points[0]?.remainingShare).toBeCloseTo(1 - (2 * 30) / 31, 9)
  expect(points[1]).toMatchObject({ remainingShare: null, knownShare: 0 })
  expect(points[2]?.remainingShare).toBe(1)
})

test.each([0, -5, Number.NaN])('a step of %d minutes is refused', (step) => {
  const span = { from: ago(60), to: AS_OF, step: minutes(step) }
  expect(() => budgetHistory(timelineOf(slo(), []), span)).toThrow(/step of a budget history/)
})
