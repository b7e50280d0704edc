import type { ProvenanceShares } from '../../../model/evidence/provenance.ts'
import type { ThreePoint } from '../../../model/evidence/three-point.ts'
import type { Grouping } from '../../../model/ranking/groups.ts'
import type { RicePlace } from '../../../model/ranking/ranked.ts'

/** P10 to P90, in the unit of what it surrounds. */
export interface Interval {
  readonly p10: number
  readonly p90: number
}

/** One project as the ranking shows it. */
export interface RankingRow {
  readonly id: string
  readonly rank: number
  readonly title: string
  /** The owning team's title. */
  readonly team: string
  /** Titles of the services it touches, most avoided first; empty until the first report. */
  readonly services: readonly string[]
  /** Ids of the team and of the service that it is grouped under; null where there is none. */
  readonly group: Readonly<Record<Grouping, string | null>>
  /** Share of all pain removed in a year. */
  readonly value: number
  readonly valueInterval: Interval | null
  /** Share of all pain removed per engineer-week. */
  readonly leverage: number
  /** Null until intervals have been computed once. */
  readonly leverageInterval: Interval | null
  readonly effort: ThreePoint & { readonly mean: number }
  readonly effortInterval: Interval | null
  readonly first: number | null
  /** Chance to be above the cut line, or in the top k where there is none. */
  readonly chance: number | null
  /** Null where there is no cut line. */
  readonly aboveLine: boolean | null
  readonly provenance: ProvenanceShares | null
  /** Its place on an imported RICE sheet; null where there is none. */
  readonly rice: RicePlace | null
  /** 1 is the best; null until tiers have been computed once. */
  readonly tier: number | null
}

/** A whole ranking as the screen shows it. */
export interface RankingView {
  readonly rows: readonly RankingRow[]
  /** False while the means are newer than intervals, tiers and chances. */
  readonly settled: boolean
  readonly cut: Cut | null
}

export interface Cut {
  readonly capacity: number
  /** Mean engineer-weeks of what is above it. */
  readonly spent: number
  /** Projects above it, counted over all whatever is filtered. */
  readonly above: number
  /** Share of all pain that they remove together. */
  readonly value: number
  /** The tier on both sides of it, if it runs through one. */
  readonly throughTier: boolean
}
