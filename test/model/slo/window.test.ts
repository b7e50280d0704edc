import { describe, expect, test } from 'vitest'
import { days } from '../../../model/quantity.ts'
import { windowOf } from '../../../model/slo/window.ts'
import { at } from '../../support/evidence.ts'

const iso = (moment: number) => new Date(moment).toISOString().slice(0, 16)
const spans = (window: number, asOf: string, startsAt: string | null = null) => {
  const { start, end, isStartAssumed } = windowOf(
    { window: days(window), windowKind: 'calendar' },
    at(asOf),
    startsAt === null ? null : at(startsAt),
  )
  return [iso(start), iso(end), isStartAssumed]
}

test('a rolling window ends at the moment it is asked of', () => {
  const window = windowOf({ window: days(28), windowKind: 'rolling' }, at('2026-03-01T12:30:00Z'))
  expect([iso(window.start), iso(window.end)]).toEqual(['2026-02-01T12:30', '2026-03-01T12:30'])
  expect(window.isStartAssumed).toBe(false)
})

describe('a calendar window whose start nobody stated follows the calendar of UTC', () => {
  test.each([
    // 2026-02-11 is a Wednesday.
    [7, '2026-02-11T09:00:00Z', '2026-02-09T00:00', '2026-02-16T00:00'],
    [7, '2026-02-09T00:00:00Z', '2026-02-09T00:00', '2026-02-16T00:00'],
    [7, '2026-02-08T23:59:59Z', '2026-02-02T00:00', '2026-02-09T00:00'],
    [1, '2026-02-11T09:00:00Z', '2026-02-11T00:00', '2026-02-12T00:00'],
    [28, '2026-02-28T23:59:00Z', '2026-02-01T00:00', '2026-03-01T00:00'],
    [30, '2028-02-29T12:00:00Z', '2028-02-01T00:00', '2028-03-01T00:00'],
    // 30.4375, 91.3125 and 365.25 days are the 1M, 1Q and 1Y of OpenSLO.
    [30.4375, '2026-12-31T23:00:00Z', '2026-12-01T00:00', '2027-01-01T00:00'],
    [91.3125, '2026-05-15T00:00:00Z', '2026-04-01T00:00', '2026-07-01T00:00'],
    [90, '2026-01-01T00:00:00Z', '2026-01-01T00:00', '2026-04-01T00:00'],
    [365.25, '2026-05-15T00:00:00Z', '2026-01-01T00:00', '2027-01-01T00:00'],
    [365, '1969-05-15T00:00:00Z', '1969-01-01T00:00', '1970-01-01T00:00'],
  ])('%d days at %s', (window, asOf, start, end) => {
    expect(spans(window, asOf)).toEqual([start, end, true])
  })
})

describe('a calendar window with a stated start repeats from there as written', () => {
  test.each([
    [28, '2026-03-01T00:00:00Z', '2026-01-05T09:00:00Z', '2026-02-02T09:00', '2026-03-02T09:00'],
    [30.4375, '2026-03-15T08:59:00Z', '2026-01-15T09:00:00Z', '2026-02-15T09:00', '2026-03-15T09:00'],
    [30.4375, '2026-03-15T09:00:00Z', '2026-01-15T09:00:00Z', '2026-03-15T09:00', '2026-04-15T09:00'],
    [30.4375, '2026-03-10T00:00:00Z', '2026-01-31T00:00:00Z', '2026-02-28T00:00', '2026-03-31T00:00'],
    [91.3125, '2026-01-31T00:00:00Z', '2026-02-01T05:00:00Z', '2025-11-01T05:00', '2026-02-01T05:00'],
    [365.25, '2026-02-01T00:00:00Z', '2024-02-01T00:00:00Z', '2026-02-01T00:00', '2027-02-01T00:00'],
  ])('%d days at %s from %s', (window, asOf, startsAt, start, end) => {
    expect(spans(window, asOf, startsAt)).toEqual([start, end, false])
  })
})
