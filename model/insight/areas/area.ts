import type { Cause } from '../../evidence/cause.ts'
import type { PerDimension } from '../../evidence/lens.ts'
import type { Provenance, ProvenanceShares } from '../../evidence/provenance.ts'
import type { Note } from '../../ranking/evidence.ts'
import type { Estimate, RankingBasis } from '../../ranking/ranked.ts'
import type { AreaPeriod } from './period.ts'

/** What the loss of a service and cause is counted in. Demand has no cause. */
export const AREA_MEASURES = ['reliability', 'revenue', 'toil'] as const
export type AreaMeasure = (typeof AREA_MEASURES)[number]

/** Customer minutes, money and responder hours. */
export type AreaLoss = Pick<PerDimension, AreaMeasure>

/** What one cause is expected to cost one service in the period, and who is on it. */
export interface AreaCell {
  readonly service: string
  readonly cause: Cause
  readonly expected: AreaLoss
  /** Of the expected: what all candidates would avoid together. */
  readonly avoided: AreaLoss
  /** Of the expected: what no candidate touches. */
  readonly uncovered: AreaLoss
  /** How the expected customer minutes are known. */
  readonly provenance: ProvenanceShares
  /** Recorded incidents of this service and cause. */
  readonly incidents: number
  /** Customer minutes lost in each week of `weeks`. */
  readonly weekly: readonly Readonly<Record<Provenance, number>>[]
  /** Service minutes lost in the last four weeks, to hold against an error budget. */
  readonly fourWeeks: number
}

/** One service over all causes, most expected customer minutes first. */
export interface AreaService {
  readonly id: string
  readonly title: string
  readonly expected: AreaLoss
  readonly uncovered: AreaLoss
  /** Open issues about it. */
  readonly issues: number
}

/** Customer minutes lost in seven days up to, not including, `end`. An incident counts in the week in which it began. */
export interface AreaWeek {
  readonly start: string
  readonly end: string
  readonly minutes: Readonly<Record<Provenance, number>>
  /** The loss that made most of it; null in a week without any. */
  readonly largest: { readonly incident: string; readonly service: string; readonly startedAt: string } | null
}

/** How often two services fail at the same time. */
export interface FailingPair {
  readonly services: readonly [string, string]
  /** Minutes in which both fail. */
  readonly both: number
  /** Minutes in which at least one does. */
  readonly either: number
}

/** Customer minutes a service lost, by the service in which the incident began. */
export interface Origins {
  readonly service: string
  readonly own: number
  /** Most first. */
  readonly elsewhere: readonly { readonly root: string; readonly minutes: number }[]
  /** Nobody stated where it began. */
  readonly unknown: number
}

/** Where it hurts and whether anybody is on it, as every way out shows it. Figures have six significant digits. */
export interface AreasReport {
  /** ISO 8601, UTC. */
  readonly asOf: string
  readonly evidenceVersion: string
  /** ISO 4217 code of all money; null when nobody stated it. */
  readonly currency: string | null
  readonly period: AreaPeriod
  /** Days ahead that losses are expected for. */
  readonly periodDays: number
  /** Days back that `together` and `origins` look. */
  readonly pastDays: number
  /** Cells with less than this share of the expected loss are not worth a mark. */
  readonly leastShare: number
  readonly seed: number
  readonly draws: number
  readonly expected: AreaLoss
  readonly avoided: AreaLoss
  readonly uncovered: AreaLoss
  /** Expected customer minutes with the doubt about rates; luck is not in it. */
  readonly minutes: Estimate
  readonly candidates: number
  readonly basis: RankingBasis
  readonly services: readonly AreaService[]
  /** Most expected customer minutes first. */
  readonly cells: readonly AreaCell[]
  /** Oldest first, the last ends at `asOf`. */
  readonly weeks: readonly AreaWeek[]
  /** Pairs that failed together at all, the largest share of either first. */
  readonly together: readonly FailingPair[]
  /** Most lost first. */
  readonly origins: readonly Origins[]
  readonly notes: readonly Note[]
}
