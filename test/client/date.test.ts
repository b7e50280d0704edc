import { expect, test } from 'vitest'
import { age, day, dayAndMonth, month, stretch, weekdayAndDay } from '../../client/lib/date.ts'

test('dates are written in UTC, whatever the machine thinks', () => {
  expect(weekdayAndDay('2026-09-28T00:00:00.000Z')).toBe('Mon 28 Sep 2026')
  expect(day('2026-01-01T23:59:59Z')).toBe('1 Jan 2026')
  expect(dayAndMonth(Date.UTC(2026, 11, 31))).toBe('31 Dec')
  expect(month('2024-02-29')).toBe('Feb 2024')
})

test.each([
  ['2026-08-20T10:00:00Z', '2026-08-20T11:10:00Z', '20 Aug 2026, 10:00 to 11:10'],
  ['2026-08-22T23:40:00Z', '2026-08-23T01:20:00Z', '22 Aug 2026, 23:40 to 23 Aug 2026, 01:20'],
  ['2026-08-22T23:40:00Z', null, '22 Aug 2026, 23:40 to now'],
])('from %s to %s is %s', (from, to, text) => expect(stretch(from, to)).toBe(text))

test.each([
  [0, '<1 min'],
  [-5_000, '<1 min'],
  [6 * 60_000, '6 min'],
  [3 * 3_600_000, '3 h'],
  [47 * 3_600_000, '47 h'],
  [48 * 3_600_000, '2 days'],
  [800 * 86_400_000, '2 years'],
])('%d ms ago is %s', (passed, text) => expect(age(1_800_000_000_000 - passed, 1_800_000_000_000)).toBe(text))
