import { expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import type { SliBucket } from '../../../model/evidence/sli.ts'
import { backgroundBurn } from '../../../model/loss/background.ts'
import { instant, minutes } from '../../../model/quantity.ts'
import { AS_OF, DAY } from '../../support/evidence.ts'

const HOUR = 3_600_000
/** An hour that begins this many hours before the as-of date. */
const hour = (before: number, bad: number, total = 1000): SliBucket => ({
  start: instant(AS_OF - before * HOUR),
  length: minutes(60),
  good: total - bad,
  total,
})
const weekOf = (week: number, bad: number) =>
  Array.from({ length: 168 }, (_, index) => hour(168 * (week + 1) - index, bad))
const burn = (buckets: SliBucket[], windows: Parameters<typeof backgroundBurn>[2] = []) =>
  backgroundBurn('api', buckets, windows, AS_OF, DEFAULT_ASSUMPTIONS)

test('one bad event in a thousand, all week, is 10.08 minutes a week', () => {
  expect(burn(weekOf(0, 1))?.weeklyMinutes).toBeCloseTo(10.08, 9)
})

test('weeks weigh by age, and a week half watched weighs half', () => {
  const [recent, old] = [2 ** (-3.5 / 120), 2 ** (-10.5 / 120)]
  const two = burn([...weekOf(1, 3), ...weekOf(0, 1)])
  const mean = (10.08 * recent + 30.24 * old) / (recent + old)
  expect(two?.weeklyMinutes).toBeCloseTo(mean, 9)
  expect(two?.variance).toBeCloseTo((recent * (10.08 - mean) ** 2 + old * (30.24 - mean) ** 2) / (recent + old), 9)
  expect(two?.weeks).toBeCloseTo((recent + old) ** 2 / (recent ** 2 + old ** 2), 9)
  const half = burn([...weekOf(1, 3).slice(84), ...weekOf(0, 1)])
  expect(half?.weeklyMinutes).toBeCloseTo((10.08 * recent + 30.24 * (old / 2)) / (recent + old / 2), 9)
})

test('what is lost in an incident is not lost again in the background', () => {
  const buckets = [...weekOf(0, 1).slice(0, 100), hour(68, 900), ...weekOf(0, 1).slice(101)]
  const window = { start: instant(AS_OF - 68 * HOUR), end: instant(AS_OF - 67.5 * HOUR), flags: [] }
  expect(burn(buckets, [window])?.weeklyMinutes).toBeCloseTo(10.08, 9)
  expect(burn(buckets)?.weeklyMinutes).toBeGreaterThan(60)
})

test('buckets without events, of the future, or none at all tell nothing', () => {
  expect(burn([])).toBeNull()
  expect(burn([hour(5, 0, 0)])).toBeNull()
  expect(burn([{ ...hour(0, 1), start: instant(AS_OF + DAY) }])).toBeNull()
})
