import type { Assumptions } from '../assumption.ts'
import type { Cause } from '../evidence/cause.ts'
import type { PerDimension } from '../evidence/lens.ts'
import type { Provenance } from '../evidence/provenance.ts'
import type { Severity } from '../evidence/severity.ts'
import type { RatePrior, ServiceRecord } from './rate.ts'
import type { Regression } from './regress.ts'
import type { UnitColumns } from './unit-columns.ts'

/** Where expected loss comes from: an incident that may repeat, the company's rate, a risk that somebody stated, burn outside incidents. */
export const UNIT_KINDS = ['incident', 'prior', 'risk', 'background'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

/** One source of expected loss of one service. All loss of the horizon is the sum of its units. */
export interface ForecastUnit {
  readonly kind: UnitKind
  /** Incident id, risk id, `prior/service/cause` or `background/service`. */
  readonly id: string
  readonly service: string
  readonly root: string | null
  readonly cause: Cause
  readonly severity: Severity | null
  readonly labels: readonly string[]
  readonly provenance: Provenance
  /** Expected occurrences in the horizon. */
  readonly occurrences: number
  /** Service minutes of one occurrence. */
  readonly minutes: number
  /** Part of the duration before detection; 0 for burn, which has no beginning to detect. */
  readonly detectionShare: number
  /** Expected in the horizon: customer minutes, money, responder hours. Demand is a stock and has no forecast. */
  readonly expected: PerDimension
  /** What it occurs with: units of one incident share a source, and occur together or not at all. */
  readonly source: number
  /** Shape of the Gamma that says how often its source occurs, were it drawn by itself. */
  readonly shape: number
  /** Position in `cells`. */
  readonly cell: number
  /** Position in `units`. */
  readonly position: number
}

/** A unit before it has a place in a forecast. */
export type UnplacedUnit = Omit<ForecastUnit, 'source' | 'shape' | 'cell' | 'position'>

/**
 * Units that are drawn together: how often they occur is one Gamma draw, relative to its mean. Cells depend on the
 * evidence alone, so a project can be added, edited or removed without moving any other project's draws.
 */
export interface ForecastCell {
  readonly key: string
  /** Shape of the Gamma draw; its relative variance is 1/shape. */
  readonly shape: number
  /** Service whose drift moves it; null for a risk, whose uncertainty is stated, and for burn, whose weeks tell. */
  readonly driftOf: string | null
}

export interface Forecast {
  readonly units: readonly ForecastUnit[]
  /** The figures of `units`, for sums over many. */
  readonly columns: UnitColumns
  readonly cells: readonly ForecastCell[]
  readonly records: ReadonlyMap<string, ServiceRecord>
  readonly prior: RatePrior
  readonly regression: Regression
  readonly assumptions: Assumptions
}
