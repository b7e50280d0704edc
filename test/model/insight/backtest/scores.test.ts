import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { crps, randomisedPit, sideOf } from '../../../../model/insight/backtest/interval-score.ts'
import { captured, midRanks, spearman } from '../../../../model/insight/backtest/order-score.ts'
import { pastQuarterMinutes } from '../../../../model/insight/backtest/past-minutes.ts'
import { quarterName, quartersWithin } from '../../../../model/insight/backtest/past-quarter.ts'
import { instant, minutes } from '../../../../model/quantity.ts'
import { at, DAY, loss, PROPERTY } from '../../../support/evidence.ts'

describe('orders', () => {
  test('equal values share the mean of their ranks', () => {
    expect(midRanks([5, 9, 5, 1])).toEqual([2.5, 1, 2.5, 4])
  })

  // Source: Spearman by Pearson on ranks, worked by hand: ranks 1 2 3 4 5 against 2 1 4 3 5, 1 - 6 x 4 / (5 x 24).
  test('Spearman by hand', () => {
    expect(spearman([50, 40, 30, 20, 10], [4, 5, 2, 3, 1])).toBeCloseTo(0.8, 12)
    expect(spearman([1, 2, 3], [7, 7, 7])).toBeNull()
  })

  test('the top third holds what it holds, a tie at its border in proportion', () => {
    expect(captured([6, 5, 4, 3, 2, 1], [10, 0, 0, 0, 30, 60])).toBeCloseTo(0.1, 12)
    // One place for two that tie: half of the 20 + 40.
    expect(captured([1, 1, 0], [20, 40, 40])).toBeCloseTo(0.3, 12)
    expect(captured([1, 2, 3], [0, 0, 0])).toBeNull()
  })

  test('an order by what came captures the most that a third can', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 99 })), { minLength: 3 }),
        (rows) => {
          const observed = rows.map(([, value]) => value)
          const best = captured(observed, observed)
          const ours = captured(
            rows.map(([score]) => score),
            observed,
          )
          if (best === null || ours === null) return
          expect(ours).toBeLessThanOrEqual(best + 1e-12)
        },
      ),
      PROPERTY,
    )
  })
})

describe('forecasts', () => {
  test('CRPS equals its definition over all pairs', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 500 }),
        (values, observed) => {
          const mean = (of: number[]) => of.reduce((sum, value) => sum + value, 0) / of.length
          const naive =
            mean(values.map((value) => Math.abs(value - observed))) -
            mean(values.flatMap((one) => values.map((other) => Math.abs(one - other)))) / 2
          expect(crps(Float64Array.from(values).sort(), observed)).toBeCloseTo(naive, 9)
        },
      ),
      PROPERTY,
    )
  })

  test('PIT lies among the draws that equal what came', () => {
    const draws = Float64Array.of(0, 0, 0, 5, 10)
    expect(randomisedPit(draws, 0, 0)).toBe(0)
    expect(randomisedPit(draws, 0, 0.5)).toBeCloseTo(0.3, 12)
    expect(randomisedPit(draws, 7, 0.5)).toBeCloseTo(0.8, 12)
    expect(randomisedPit(draws, 11, 0.5)).toBe(1)
    expect([0.05, 0.1, 0.9, 0.95].map(sideOf)).toEqual(['below', 'inside', 'inside', 'above'])
  })

  test('the past is cut into stretches that end where the quarter begins', () => {
    const start = at('2025-04-01T00:00:00Z')
    const ago = (age: number, size: number) =>
      loss(`i${age}`, { startedAt: instant(start - age * DAY), minutes: minutes(size) })
    const past = pastQuarterMinutes([ago(1, 5), ago(90, 7), ago(92, 11), ago(400, 13)], instant(start - 365 * DAY), {
      start,
      end: instant(start + 91 * DAY),
    })
    // 1 and 90 days lie in the last 91, 92 in the 91 before; 400 days is before anybody watched.
    expect([...past]).toEqual([0, 0, 11, 12])
  })
})

test('quarters are the calendar ones that lie wholly within', () => {
  const quarters = quartersWithin(at('2024-02-01T00:00:00Z'), at('2025-01-01T00:00:00Z'))
  expect(quarters.map(({ start }) => quarterName(start))).toEqual(['Q2 2024', 'Q3 2024', 'Q4 2024'])
  expect(quarters.at(-1)?.end).toBe(at('2025-01-01T00:00:00Z'))
})
