import { expect, test } from 'vitest'
import { silenceOf } from '../../../model/evidence/silence.ts'
import { instant, MILLISECONDS_PER_DAY } from '../../../model/quantity.ts'

const assumptions = { silenceGaps: 50, silenceFewestGaps: 10, silenceFactor: 2 }
const day = (number: number) => instant(number * MILLISECONDS_PER_DAY)

/** Days 0, 2, 4 ... 40, newest first, but for one gap of 5 days: 20 gaps, the longest 5 days, the median 2. */
const moments = [...Array.from({ length: 20 }, (_, number) => day(43 - 2 * number)), day(0)]

test('a source is silent after twice its longest gap, and not before', () => {
  expect(silenceOf(moments, day(53), assumptions)).toBeNull()
  expect(silenceOf(moments, day(53.01), assumptions)).toEqual({ since: day(43), from: day(53), usualDays: 2 })
})

test('several things at one moment are one, and few moments tell nothing', () => {
  expect(
    silenceOf(
      [...moments, ...moments].sort((a, b) => b - a),
      day(60),
      assumptions,
    )?.usualDays,
  ).toBe(2)
  expect(silenceOf(moments.slice(0, 10), day(900), assumptions)).toBeNull()
  expect(silenceOf([], day(900), assumptions)).toBeNull()
})

test('gaps of long ago do not count', () => {
  const many = [...Array.from({ length: 51 }, (_, number) => day(1_000 - number)), day(0)]
  expect(silenceOf(many, day(1_003), assumptions)).toEqual({ since: day(1_000), from: day(1_002), usualDays: 1 })
})

test('with 10 gaps of one rate a false alarm comes once in 66 times', () => {
  let state = 1
  const random = () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  const gap = () => -Math.log(1 - random()) * MILLISECONDS_PER_DAY
  let alarms = 0
  for (let trial = 0; trial < 20_000; trial += 1) {
    const past = [0]
    for (let number = 0; number < 10; number += 1) past.push((past.at(-1) as number) - gap())
    if (silenceOf(past.map(instant), instant(gap()), assumptions)) alarms += 1
  }
  // 20,000 / 66 = 303, four standard deviations either way.
  expect(alarms).toBeGreaterThan(234)
  expect(alarms).toBeLessThan(372)
})
