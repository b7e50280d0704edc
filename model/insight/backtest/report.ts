import type { MeanInterval } from '../../numeric/interval.ts'
import type { Calibration } from './calibrate.ts'
import type { Side } from './interval-score.ts'
import type { SimpleOrder } from './simple-orders.ts'

export const ORDERS_SHOWN = ['leverage', 'lastYearMinutes', 'lastYearCount', 'severityCount'] as const
export type ShownOrder = 'leverage' | SimpleOrder

/** How well an order of services foretold one quarter; null where nothing was lost or all lost alike. */
export interface OrderScore {
  /** Spearman's rank correlation with what was lost, -1 to 1. */
  readonly spearman: number | null
  /** Share of what was lost that lay in the top third. */
  readonly captured: number | null
}

export interface BacktestQuarter {
  /** Q4 2025. */
  readonly quarter: string
  /** ISO 8601, UTC. */
  readonly start: string
  readonly end: string
  readonly services: number
  /** What a top third picked blindly holds on average: its share of the services. */
  readonly chance: number
  readonly orders: Readonly<Record<ShownOrder, OrderScore>>
  /** Mean score of the forecasts, service minutes; smaller is better. */
  readonly crps: number
  /** The same of repeating the service's own past quarters. */
  readonly pastCrps: number
  readonly held: number
  /** Service minutes lost to all of them. */
  readonly lost: number
  /** What the model ran with, chosen by the quarters before. */
  readonly assumptions: Calibration
}

/** An order over all quarters. */
export interface OrderSummary {
  readonly order: ShownOrder
  readonly title: string
  readonly spearman: number | null
  readonly captured: number | null
  /** Leverage less this order, quarter by quarter, with the paired 90% interval; null for leverage itself or fewer than two quarters. */
  readonly spearmanDifference: MeanInterval | null
  readonly capturedDifference: MeanInterval | null
  /** Quarters in which it captured more than leverage did. */
  readonly quartersWon: number
}

/** One service in one quarter against its 80% interval, service minutes. */
export interface IntervalCell {
  readonly quarter: string
  readonly side: Side
  readonly observed: number
  readonly p10: number
  readonly p50: number
  readonly p90: number
}

export interface ServiceCoverage {
  readonly service: string
  readonly title: string
  readonly held: number
  /** In the order of the quarters; a quarter in which it had too little record is left out. */
  readonly cells: readonly IntervalCell[]
}

export interface BacktestReport {
  /** ISO 8601, UTC. */
  readonly asOf: string
  readonly quarters: readonly BacktestQuarter[]
  readonly orders: readonly OrderSummary[]
  readonly coverage: {
    readonly of: number
    readonly held: number
    /** More was lost than P90, less than P10. */
    readonly above: number
    readonly below: number
    /** Held of all, 0 to 1; null with none. */
    readonly share: number | null
  }
  /** Mean over quarters; `gain` is how much better than repeating the past, with its 90% interval. */
  readonly crps: {
    readonly leverage: number | null
    readonly past: number | null
    readonly gain: MeanInterval | null
  }
  /** Most lost first. */
  readonly services: readonly ServiceCoverage[]
  readonly calibration: CalibrationReport
  /** What a reader can take from it, in plain words; the first sentence is the finding. */
  readonly words: readonly string[]
}

export interface CalibrationReport {
  /** What the last quarter's end would have the model run with. */
  readonly values: Calibration
  /** What the model runs with when nothing is chosen. */
  readonly usual: Calibration
  /** Whether the history argues for other values than the usual ones. */
  readonly isChosen: boolean
  /** Set by a person or a file: never chosen. */
  readonly pinned: readonly string[]
  readonly quarters: number
  readonly gain: number | null
  readonly standardError: number | null
  readonly missesLess: number | null
  readonly words: string
}
