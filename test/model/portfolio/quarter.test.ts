import { expect, test } from 'vitest'
import { nextQuarter, planMoment, quarterName, readQuarter } from '../../../model/portfolio/quarter.ts'
import { at } from '../../support/evidence.ts'

test.each([
  ['2025Q1', 'Q1 2025', '2025-01-01T00:00:00Z', '2025-04-01T00:00:00Z', 90],
  ['2024-q1', 'Q1 2024', '2024-01-01T00:00:00Z', '2024-04-01T00:00:00Z', 91],
  [' 2026Q4 ', 'Q4 2026', '2026-10-01T00:00:00Z', '2027-01-01T00:00:00Z', 92],
])('%s is %s', (text, label, from, to, days) => {
  expect(readQuarter(text)).toEqual({ ok: true, value: { label, from: at(from), to: at(to), days } })
})

test.each(['', '2025', '2025Q0', '2025Q5', 'Q1 2025', '1850Q1', '2025Q11'])('"%s" is no quarter', (text) => {
  expect(readQuarter(text)).toEqual({ ok: false, error: { type: 'NotAQuarter', text } })
})

test('the next quarter begins after the moment, over the end of a year too', () => {
  expect(quarterName(nextQuarter(at('2026-11-25T00:00:00Z')))).toBe('2027Q1')
  expect(quarterName(nextQuarter(at('2026-09-30T23:59:59Z')))).toBe('2026Q4')
  expect(quarterName(nextQuarter(at('2026-01-01T00:00:00Z')))).toBe('2026Q2')
})

test('a quarter that is over is planned as of its first day, any other as of today', () => {
  const period = readQuarter('2026Q4')
  if (!period.ok) throw new Error('no quarter')
  expect(planMoment(period.value, at('2027-01-01T00:00:00Z'))).toBe(at('2026-10-01T00:00:00Z'))
  expect(planMoment(period.value, at('2026-12-31T00:00:00Z'))).toBe(at('2026-12-31T00:00:00Z'))
  expect(planMoment(period.value, at('2026-05-01T00:00:00Z'))).toBe(at('2026-05-01T00:00:00Z'))
})
