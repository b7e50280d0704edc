import { describe, expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import { days, minutes, ratio } from '../../../model/quantity.ts'
import { burnRates } from '../../../model/slo/burn-rates.ts'
import type { Bucket } from '../../../model/slo/piece.ts'
import { timelineOf } from '../../../model/slo/timeline.ts'
import { AS_OF } from '../../support/evidence.ts'
import { ago, bucket, buckets, slo } from '../../support/slo.ts'

const THREE_DAYS = 3 * 1_440
const thirtyDays = slo({ window: days(30) })
const alerts = (all: readonly Bucket[], changes: Partial<typeof thirtyDays> = {}, asOf = AS_OF) =>
  burnRates(timelineOf({ ...thirtyDays, ...changes }, all), asOf, DEFAULT_ASSUMPTIONS)
const fine = { good: 1_000, total: 1_000 }

describe('rules and thresholds', () => {
  // Source: SRE Workbook, chapter 5, multiwindow, multi-burn-rate alerts, for 30 days; 28 days by the same formula.
  test.each([
    [30, [14.4, 6, 1]],
    [28, [13.44, 5.6, 28 / 30]],
    [90, [43.2, 18, 3]],
  ])('in a window of %d days', (window, thresholds) => {
    const found = alerts([], { window: days(window) })
    expect(found.map(({ action, long, short }) => [action, long, short])).toEqual([
      ['page', 1, 5],
      ['page', 6, 30],
      ['ticket', 72, 360],
    ])
    found.forEach(({ threshold }, index) => {
      expect(threshold).toBeCloseTo(thresholds[index] ?? 0, 9)
    })
  })

  test('a rule longer than the window of the objective is left out', () => {
    expect(alerts([], { window: days(1) }).map(({ long }) => long)).toEqual([1, 6])
  })

  test('at 90% even a full outage burns at no more than 10, so that 14.4 is never reached', () => {
    expect(alerts([], { objective: ratio(0.9) }).map(({ isReachable }) => isReachable)).toEqual([false, true, true])
  })
})

describe('burn rates', () => {
  const outage = [...buckets(THREE_DAYS, 30, fine), ...buckets(30, 0, { good: 0, total: 1_000 })]

  test('of an outage of half an hour at 99.9% that still goes on', () => {
    const found = alerts(outage)
    // 30 of 60 min, 30 of 360 and 30 of 4,320, each over .001; short: 5 of 5, 30 of 30, 30 of 360.
    const expected = [
      [500, 1_000],
      [30 / 0.36, 1_000],
      [30 / 4.32, 30 / 0.36],
    ]
    found.forEach(({ longBurnRate, shortBurnRate, isAlerting }, index) => {
      expect(longBurnRate).toBeCloseTo(expected[index]?.[0] ?? 0, 6)
      expect(shortBurnRate).toBeCloseTo(expected[index]?.[1] ?? 0, 6)
      expect(isAlerting).toBe(true)
    })
  })

  test('ten minutes after it the fastest alert is over, the slower ones go on', () => {
    const over = [
      ...buckets(THREE_DAYS, 40, fine),
      ...buckets(40, 10, { good: 0, total: 1_000 }),
      ...buckets(10, 0, fine),
    ]
    expect(alerts(over).map(({ isAlerting }) => isAlerting)).toEqual([false, true, true])
    expect(alerts(over)[0]?.shortBurnRate).toBe(0)
  })

  test('exactly at its threshold nothing alerts', () => {
    // With an objective of 0 a full outage burns at 1; 5% in 6 h of 5 days is .05 x 120 / 6 = 1, of 4 days .8.
    const outageOf = (window: number) =>
      alerts(buckets(600, 0, { good: 0, total: 10 }), { objective: ratio(0), window: days(window) })[1]
    expect(outageOf(5)).toMatchObject({ threshold: 1, longBurnRate: 1, isAlerting: false, isReachable: false })
    expect(outageOf(4)).toMatchObject({ longBurnRate: 1, isAlerting: true, isReachable: true })
  })

  test('are unknown where less than half of the window is known', () => {
    const late = [...outage.filter(({ start }) => start < ago(5)), bucket(5, 2, 0, 400)]
    expect(alerts(late)[0]).toMatchObject({ shortBurnRate: null, isAlerting: null })
    // 25 min of 200 and 2 of 200 bad, of 57 known minutes.
    expect(alerts(late)[0]?.longBurnRate).toBeCloseTo((1_000 * 27) / 57, 6)
    expect(alerts([...outage.filter(({ start }) => start < ago(5)), bucket(5, 3, 0, 600)])[0]?.isAlerting).toBe(true)
    // Read as of the last bucket's end, it is known again.
    expect(alerts(late, {}, timelineOf(thirtyDays, late).knownUntil ?? AS_OF)[0]?.isAlerting).toBe(true)
  })

  test('what is known and slow decides against an alert, whatever is unknown', () => {
    const silentNow = buckets(THREE_DAYS, 10, fine)
    expect(alerts(silentNow)[0]).toMatchObject({ longBurnRate: 0, shortBurnRate: null, isAlerting: false })
  })

  test('are unknown where a bucket is longer than the window', () => {
    const hourly = buckets(THREE_DAYS, 0, { length: 60, good: 0, total: 10 })
    expect(alerts(hourly).map(({ shortBurnRate }) => shortBurnRate === null)).toEqual([true, true, false])
    // The same in the middle of a bucket.
    expect(alerts(hourly, {}, ago(30))[0]).toMatchObject({ shortBurnRate: null, isAlerting: null })
  })

  test('are known where only buckets before the window are longer', () => {
    const found = alerts([...buckets(65, 5, { length: 60, ...fine }), bucket(5, 5, 0, 10)])
    expect(found[0]?.shortBurnRate).toBeCloseTo(1_000, 6)
  })

  test('are unknown without traffic', () => {
    expect(alerts(buckets(THREE_DAYS, 0, { good: 0, total: 0 }))[0]).toMatchObject({
      longBurnRate: null,
      isAlerting: null,
    })
  })

  test('count bad slices where the objective does', () => {
    const sliced = { budgetingMethod: 'Timeslices', timeSliceTarget: ratio(0.9), timeSliceWindow: minutes(5) } as const
    const all = [...buckets(60, 30, { good: 95, total: 100 }), ...buckets(30, 0, { good: 80, total: 100 })]
    expect(alerts(all, sliced)[0]?.longBurnRate).toBeCloseTo(500, 6)
    expect(alerts([bucket(60, 60, 1, 1)], sliced)[0]?.longBurnRate).toBe(0)
  })
})
