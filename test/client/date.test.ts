import { expect, test } from 'vitest'
import { age, day, dayAndMonth, month, weekdayAndDay } from '../../client/lib/date.ts'

test('dates are written in UTC, whatever the machine thinks', () => {
  expect(weekdayAndDay('2026-09-28T00:00:00.000Z')).toBe('Mon 28 Sep 2026')
  expect(day('2026-01-01T23:59:59Z')).toBe('1 Jan 2026')
  expect(dayAndMonth(Date.UTC(2026, 11, 31))).toBe('31 Dec')
  expect(month('2024-02-29')).toBe('Feb 2024')
})

test.each([
  [0, '<1 min'],
  [-5_000, '<1 min'],
  [6 * 60_000, '6 min'],
  [3 * 3_600_000, '3 h'],
  [47 * 3_600_000, '47 h'],
  [48 * 3_600_000, '2 days'],
  [800 * 86_400_000, '2 years'],
])('%d ms ago is %s', (passed, text) => expect(age(1_800_000_000_000 - passed, 1_800_000_000_000)).toBe(text))
