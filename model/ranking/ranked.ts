import type { PerDimension } from '../evidence/lens.ts'
import type { ProvenanceShares } from '../evidence/provenance.ts'
import type { Note } from './evidence.ts'

/** Which percentiles an estimate shows. */
export const ESTIMATE_PROBABILITIES = [0.1, 0.5, 0.9] as const

/** A mean with the 10th, 50th and 90th percentile of its draws. */
export interface Estimate {
  readonly mean: number
  readonly p10: number
  readonly p50: number
  readonly p90: number
}

export interface EffortEstimate extends Estimate {
  readonly low: number
  readonly likely: number
  readonly high: number
  readonly teams: readonly { readonly team: string; readonly mean: number }[]
}

export interface RankedProject {
  readonly rank: number
  readonly tier: number
  readonly id: string
  readonly title: string
  /** The owning team's id. */
  readonly team: string
  /** Services whose loss it touches, most avoided first. */
  readonly services: readonly string[]
  /** Share of all the pain removed in the horizon, 0 to 1. */
  readonly value: Estimate
  /** Share of all the pain removed per engineer-week. */
  readonly leverage: Estimate
  /** Engineer-weeks of all teams. */
  readonly effort: EffortEstimate
  readonly pFirst: number
  /** Chance to be among the first k. */
  readonly pTop: number
  /** Chance to be above the cut line; null when no team has a capacity. */
  readonly pAboveLine: number | null
  readonly aboveLine: boolean | null
  /** Score and place on the imported RICE sheet; null when it is on none. */
  readonly rice: RicePlace | null
  /** What is avoided in the horizon: customer minutes, money, responder hours, points. */
  readonly avoided: PerDimension
  /** How the value is known. */
  readonly provenance: ProvenanceShares
}

/** A ranking as every way out shows it: screen, API, command line, export. Figures have six significant digits. */
export interface RankingReport {
  /** ISO 8601, UTC. */
  readonly asOf: string
  /** Lens id, or "custom" when weights were given. */
  readonly lens: string
  /** Weights in force: those of the lens, rescaled over the dimensions that have any loss. */
  readonly weights: PerDimension
  readonly seed: number
  readonly draws: number
  readonly horizonDays: number
  readonly evidenceVersion: string
  /** Expected loss of the horizon: customer minutes, money, responder hours, points. */
  readonly totals: PerDimension
  /** ISO 4217 code of all money; null when nobody stated it. */
  readonly currency: string | null
  readonly basis: RankingBasis
  /** Engineer-weeks of all teams; null when none has stated any. */
  readonly capacity: number | null
  /** Neighbours share a tier when neither has this chance of being the better one. */
  readonly tierThreshold: number
  /** How many places `pTop` means. */
  readonly k: number
  /** The projects too close to call at the top, done together. */
  readonly firstTier: JointGain
  /** The projects above the cut line, done together; null without a capacity. */
  readonly aboveLine: JointGain | null
  /** What the order of the imported RICE sheet would remove; null without a sheet or a capacity. */
  readonly riceOrder: RiceOrder | null
  readonly notes: readonly Note[]
  readonly projects: readonly RankedProject[]
}

export interface RicePlace {
  /** reach x impact x confidence / effort. */
  readonly score: number
  /** From 1, among the ranked projects that the sheet scores. */
  readonly rank: number
}

export interface RiceOrder {
  /** Projects that the sheet scores. */
  readonly scored: number
  /** Those taken in the sheet's order, as far as the capacity goes, done together. */
  readonly taken: JointGain
}

/** What several projects remove when all of them are done, overlaps counted once. */
export interface JointGain {
  readonly projects: number
  /** Share of all the pain removed in the horizon. */
  readonly value: number
  /** Mean engineer-weeks. */
  readonly effort: number
}

/** The record a ranking stands on. */
export interface RankingBasis {
  readonly incidents: number
  readonly losses: number
  readonly services: number
  /** Share of the expected customer minutes that comes from services with an SLI. */
  readonly withSli: number
  /** How the service minutes lost are known. */
  readonly minutes: ProvenanceShares
}
