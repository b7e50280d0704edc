import { expect, test } from 'vitest'
import { moveTimes } from '../../../server/usecases/load-demo.ts'

test('every ISO date and time moves by whole weeks, over the end of a year too; other figures stay', () => {
  const text = 'id 2026-09-21,2026-12-28T14:02:00Z,"2024-02-28T23:59:59.120Z",20260921,demo-2026'
  expect(moveTimes(text, 1)).toBe('id 2026-09-28,2027-01-04T14:02:00Z,"2024-03-06T23:59:59.120Z",20260921,demo-2026')
  expect(moveTimes(moveTimes(text, -60), 60)).toBe(text)
  expect(moveTimes(text, 0)).toBe(text)
})
