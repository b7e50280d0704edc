import { describe, expect, test } from 'vitest'
import { backtest } from '../../../../model/insight/backtest/backtest.ts'
import { calibrator, LEAST_QUARTERS } from '../../../../model/insight/backtest/calibrate.ts'
import type { BacktestReport } from '../../../../model/insight/backtest/report.ts'
import { instant } from '../../../../model/quantity.ts'
import { type History, pastQuarters } from '../../../../server/usecases/past-quarters.ts'
import { DAY } from '../../../support/evidence.ts'
import { type HistoryShape, inventedHistory, SHAPES, spansUntil } from '../../../support/history.ts'

const replay = (history: History, pinned: readonly string[] = []): BacktestReport =>
  backtest({
    asOf: history.asOf,
    quarters: pastQuarters(history),
    assumptions: history.assumptions,
    pinned: new Set(pinned),
    titles: new Map(),
  })

describe.each(Object.entries(SHAPES))('%s', (_, shape: HistoryShape) => {
  const report = replay(inventedHistory(1, shape), ['halfLife', 'drift', 'spread'])

  test('no simple order is better by more than the paired 90% interval', () => {
    const worse = report.orders.filter(
      ({ spearmanDifference, capturedDifference }) =>
        (spearmanDifference?.high ?? 0) < 0 || (capturedDifference?.high ?? 0) < 0,
    )
    expect(worse).toEqual([])
  })

  test('forecasts are better than repeating the past, and 80% intervals hold 75 to 88%', () => {
    expect(report.crps.leverage).toBeLessThan(report.crps.past ?? 0)
    expect(report.coverage.share).toBeGreaterThanOrEqual(0.75)
    expect(report.coverage.share).toBeLessThanOrEqual(0.88)
  })

  test('what is shown adds up', () => {
    const { coverage, services, quarters } = report
    expect(coverage.held + coverage.above + coverage.below).toBe(coverage.of)
    expect(services.flatMap(({ cells }) => cells)).toHaveLength(coverage.of)
    expect(services.reduce((sum, { held }) => sum + held, 0)).toBe(coverage.held)
    expect(quarters.reduce((sum, { held }) => sum + held, 0)).toBe(coverage.held)
  })
})

const SMALL: HistoryShape = { services: 8, years: 3, yearly: 80, inequality: 0.8 }

test('what happened after a quarter began changes neither its order nor its intervals', () => {
  const history = inventedHistory(3, SMALL)
  const quarters = pastQuarters(history)
  const last = quarters.at(-1)
  if (!last) throw new Error('no quarter')
  const without = pastQuarters({
    ...history,
    incidents: history.incidents.filter(({ startedAt }) => startedAt < last.start),
  })
  const forecastOf = (report: BacktestReport) =>
    report.services.flatMap(({ service, cells }) =>
      cells.filter(({ quarter }) => quarter === 'Q4 2025').map(({ p10, p50, p90 }) => [service, p10, p50, p90]),
    )
  const run = (own: typeof quarters) =>
    backtest({
      asOf: history.asOf,
      quarters: own.slice(-1),
      assumptions: history.assumptions,
      pinned: new Set(),
      titles: new Map(),
    })
  expect(forecastOf(run(without)).sort()).toEqual(forecastOf(run(quarters)).sort())
  expect(forecastOf(run(quarters)).length).toBeGreaterThan(3)
})

test('a history of less than a year and a quarter cannot be told', () => {
  const report = replay(inventedHistory(1, { ...SMALL, years: 1.2 }))
  expect(report.quarters).toEqual([])
  expect(report.words[0]).toMatch(/Cannot tell yet/)
})

test('a quarter that sources stopped telling about is left out', () => {
  const history = inventedHistory(1, SMALL)
  const stopped = { ...history, spans: spansUntil(history, instant(history.asOf - 60 * DAY)) }
  expect(pastQuarters(history).length - pastQuarters(stopped).length).toBe(1)
})

describe('calibration', () => {
  const history = inventedHistory(5, { services: 30, years: 4, yearly: 400, inequality: 1 })
  const quarters = pastQuarters(history)

  test('needs four scored quarters, and then takes constant rates for what they are', () => {
    const calibration = calibrator({ ...history.assumptions, halfLife: 60, drift: 1 }, new Set())
    for (const quarter of quarters.slice(0, LEAST_QUARTERS - 1)) calibration.learn(quarter)
    expect(calibration.choose()).toMatchObject({ isChosen: false, gain: null, quarters: LEAST_QUARTERS - 1 })
    for (const quarter of quarters.slice(LEAST_QUARTERS - 1, 8)) calibration.learn(quarter)
    const choice = calibration.choose()
    expect(choice.isChosen).toBe(true)
    expect(choice.values.halfLife).toBeGreaterThan(60)
    expect(choice.gain ?? 0).toBeGreaterThan(choice.standardError ?? 0)
  })

  test('leaves alone what somebody pinned', () => {
    const calibration = calibrator(
      { ...history.assumptions, halfLife: 60, drift: 1 },
      new Set(['halfLife', 'drift', 'spread']),
    )
    for (const quarter of quarters.slice(0, 5)) calibration.learn(quarter)
    expect(calibration.choose()).toMatchObject({ isChosen: false, values: { halfLife: 60, drift: 1 } })
  })
})
