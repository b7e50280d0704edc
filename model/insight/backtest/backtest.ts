import type { Assumptions } from '../../assumption.ts'
import { meanInterval } from '../../numeric/interval.ts'
import type { Instant } from '../../quantity.ts'
import { reported } from '../../ranking/round.ts'
import { type Calibration, type CalibrationChoice, calibrator } from './calibrate.ts'
import { captured, spearman, topThird } from './order-score.ts'
import { type PastQuarter, quarterName } from './past-quarter.ts'
import {
  type BacktestQuarter,
  type BacktestReport,
  ORDERS_SHOWN,
  type OrderSummary,
  type ServiceCoverage,
  type ShownOrder,
} from './report.ts'
import { roundedInterval } from './rounded.ts'
import { type ScoredService, scorableQuarters, scoreQuarter } from './score-quarter.ts'
import { backtestWords, calibrationWords } from './words.ts'

const CONFIDENCE = 0.9

export interface BacktestInput {
  readonly asOf: Instant
  /** First to last. */
  readonly quarters: readonly PastQuarter[]
  /** With what somebody set; those named in `pinned` stay as they are. */
  readonly assumptions: Assumptions
  readonly pinned: ReadonlySet<string>
  /** Titles by service id. */
  readonly titles: ReadonlyMap<string, string>
}

interface Scored {
  readonly past: PastQuarter
  readonly services: readonly ScoredService[]
  readonly values: Calibration
}

/**
 * Replays every past quarter with the data it had: services ranked by expected loss against three simple orders, and
 * forecasts against what came. What the model runs with in a quarter is chosen by the quarters before it, as it would
 * have been. Cost: quarters x services x draws, once for each candidate of the calibration.
 */
export function backtest({ asOf, quarters, assumptions, pinned, titles }: BacktestInput): BacktestReport {
  const calibration = calibrator(assumptions, pinned)
  const scored = scorableQuarters(quarters).map((past): Scored => {
    const { values } = calibration.choose()
    const services = scoreQuarter(past, { ...assumptions, ...values })
    calibration.learn(past)
    return { past, services, values }
  })
  const shown = scored.map(quarterReport)
  const all = scored.flatMap(({ services }) => services)
  const count = (side: ScoredService['side']) => all.filter((service) => service.side === side).length
  const gain = meanInterval(
    shown.map(({ pastCrps, crps }) => pastCrps - crps),
    CONFIDENCE,
  )
  const report = {
    asOf: new Date(asOf).toISOString(),
    quarters: shown,
    orders: ORDERS_SHOWN.map((order) => orderSummary(order, shown)),
    coverage: {
      of: all.length,
      held: count('inside'),
      above: count('above'),
      below: count('below'),
      share: all.length > 0 ? reported(count('inside') / all.length) : null,
    },
    crps: {
      leverage: meanOf(shown.map(({ crps }) => crps)),
      past: meanOf(shown.map(({ pastCrps }) => pastCrps)),
      gain: roundedInterval(gain),
    },
    services: serviceCoverage(scored, titles),
    calibration: calibrationReport(calibration.choose(), assumptions, pinned),
  }
  return { ...report, words: backtestWords(report) }
}

function quarterReport({ past, services, values }: Scored): BacktestQuarter {
  const observed = services.map((service) => service.observed)
  const scoreOf = (order: ShownOrder) => {
    const predicted = services.map(({ scores }) => scores[order])
    return { spearman: rounded(spearman(predicted, observed)), captured: rounded(captured(predicted, observed)) }
  }
  const mean = (of: (service: ScoredService) => number) =>
    reported(services.reduce((sum, service) => sum + of(service), 0) / services.length)
  return {
    quarter: quarterName(past.start),
    start: new Date(past.start).toISOString(),
    end: new Date(past.end).toISOString(),
    services: services.length,
    chance: reported(topThird(services.length) / services.length),
    orders: Object.fromEntries(ORDERS_SHOWN.map((order) => [order, scoreOf(order)])) as BacktestQuarter['orders'],
    crps: mean(({ crps }) => crps),
    pastCrps: mean(({ pastCrps }) => pastCrps),
    held: services.filter(({ side }) => side === 'inside').length,
    lost: reported(observed.reduce((sum, minutes) => sum + minutes, 0)),
    assumptions: values,
  }
}

const TITLES: Readonly<Record<ShownOrder, string>> = {
  leverage: 'Leverage',
  lastYearMinutes: "last year's minutes",
  lastYearCount: 'incident count',
  severityCount: 'count by severity',
}

function orderSummary(order: ShownOrder, quarters: readonly BacktestQuarter[]): OrderSummary {
  const of = (key: 'spearman' | 'captured') =>
    quarters.flatMap(({ orders }) => {
      const own = orders[order][key]
      const ours = orders.leverage[key]
      return own === null || ours === null ? [] : [{ own, difference: ours - own }]
    })
  const difference = (key: 'spearman' | 'captured') =>
    order === 'leverage'
      ? null
      : roundedInterval(
          meanInterval(
            of(key).map((quarter) => quarter.difference),
            CONFIDENCE,
          ),
        )
  return {
    order,
    title: TITLES[order],
    spearman: meanOf(of('spearman').map(({ own }) => own)),
    captured: meanOf(of('captured').map(({ own }) => own)),
    spearmanDifference: difference('spearman'),
    capturedDifference: difference('captured'),
    quartersWon: of('captured').filter((quarter) => quarter.difference < 0).length,
  }
}

function serviceCoverage(scored: readonly Scored[], titles: ReadonlyMap<string, string>): ServiceCoverage[] {
  const cells = scored.flatMap(({ past, services }) =>
    services.map(({ service, side, observed, p10, p50, p90 }) => ({
      service,
      observed,
      cell: {
        quarter: quarterName(past.start),
        side,
        observed: reported(observed),
        p10: reported(p10),
        p50: reported(p50),
        p90: reported(p90),
      },
    })),
  )
  return [...Map.groupBy(cells, ({ service }) => service)]
    .map(([service, own]) => ({
      service,
      title: titles.get(service) ?? service,
      held: own.filter(({ cell }) => cell.side === 'inside').length,
      cells: own.map(({ cell }) => cell),
      lost: own.reduce((sum, { observed }) => sum + observed, 0),
    }))
    .sort((left, right) => right.lost - left.lost)
    .map(({ lost: _, ...shown }) => shown)
}

function calibrationReport(
  choice: CalibrationChoice,
  { halfLife, drift, spread }: Assumptions,
  pinned: ReadonlySet<string>,
): BacktestReport['calibration'] {
  const report = {
    ...choice,
    gain: rounded(choice.gain),
    standardError: rounded(choice.standardError),
    missesLess: rounded(choice.missesLess),
    usual: { halfLife, drift, spread },
    pinned: [...pinned],
  }
  return { ...report, words: calibrationWords(report) }
}

const rounded = (value: number | null): number | null => (value === null ? null : reported(value))

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : reported(values.reduce((sum, value) => sum + value, 0) / values.length)
