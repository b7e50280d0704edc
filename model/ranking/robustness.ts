import type { Dimension, PerDimension } from '../evidence/lens.ts'

/** A flip that is shown, with its sentence. */
export interface ShownFlip {
  /** Ids: who leads before, and who after. */
  readonly overtaken: string
  readonly overtaker: string
  /** Where they tie: a share of the way between two lenses, or the weight of a dimension, 0 to 1. */
  readonly at: number
  /** Whether one of them is above the cut line and the other below it, under the lens asked for. */
  readonly crossesLine: boolean
  readonly words: string
}

/** The order of the projects under one lens. */
export interface LensOrder {
  readonly id: string
  readonly title: string
  readonly weights: PerDimension
  /** Ids, best first. */
  readonly order: readonly string[]
  /** How many are above the cut line, or among "the top" where no team has stated a capacity. */
  readonly above: number
}

/** How far an order can be relied on: against chance, against other lenses, against weights nobody knows exactly. */
export interface Robustness {
  /** ISO 8601, UTC. */
  readonly asOf: string
  readonly lens: string
  readonly evidenceVersion: string
  readonly seed: number
  readonly draws: number
  readonly tierThreshold: number
  /** In rank order under the lens, as are the rows and columns of `pairs` and `acceptability`. */
  readonly projects: readonly {
    readonly id: string
    readonly title: string
    readonly rank: number
    readonly tier: number
  }[]
  /** Row by row, the chance that the one project beats the other, ties counting half. */
  readonly pairs: readonly (readonly number[])[]
  readonly acceptability: readonly {
    readonly id: string
    /** Share of draws in which it has rank 1, 2, ... with weights around the lens. */
    readonly ranks: readonly number[]
    /** Mean of the weights that put it first; null when none did. */
    readonly centralWeights: PerDimension | null
    /** Chance that those weights put it first; null without them. */
    readonly confidence: number | null
  }[]
  readonly lenses: readonly LensOrder[]
  /** How many projects from the top are the same under every lens, in whichever order. */
  readonly sameFirst: number
  /** Between every two lenses; those that cross the cut line first, then those nearest the top. */
  readonly flips: readonly {
    readonly from: string
    readonly to: string
    readonly total: number
    readonly shown: readonly ShownFlip[]
  }[]
  /** As the weight of one dimension goes from 0 to 1 and the others keep their proportions. */
  readonly weightFlips: readonly {
    readonly dimension: Dimension
    readonly total: number
    readonly shown: readonly ShownFlip[]
  }[]
  readonly words: string
}
