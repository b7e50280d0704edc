import type { Dimension } from '../../evidence/lens.ts'
import type { RankedProject } from '../../ranking/ranked.ts'
import type { Condition } from '../insight.ts'
import type { ValuePart } from '../value-parts.ts'

/** One of two projects that are compared. */
export interface ComparedProject extends RankedProject {
  readonly reach: {
    /** Share of all the pain that its effects touch, whatever they do to it. */
    readonly pain: number
    readonly incidents: number
  }
  readonly parts: readonly (ValuePart & { readonly dimension: Dimension })[]
}

/** One estimate that would let the second project come first. */
export interface ComparedCondition extends Condition {
  /** Whose estimate it is; null where the record tells it and both projects stand on it. */
  readonly project: string | null
}

/** The same two under one lens. */
export interface LensComparison {
  readonly id: string
  readonly title: string
  readonly firstRank: number
  readonly secondRank: number
  /** Chance that the first beats the second under this lens, ties counting half. */
  readonly chance: number
}

/** Two projects side by side. "First" is the one with more leverage under the lens. Shares are of all the pain in the horizon. */
export interface Comparison {
  /** ISO 8601, UTC. */
  readonly asOf: string
  readonly lens: string
  readonly evidenceVersion: string
  readonly seed: number
  readonly draws: number
  readonly tierThreshold: number
  readonly first: ComparedProject
  readonly second: ComparedProject
  /** Chance that the first beats the second, ties counting half. */
  readonly chance: number
  /** What both touch, and what they remove when both are done. */
  readonly shared: {
    readonly incidents: number
    /** Share of all the pain that both touch. */
    readonly pain: number
    /** Removed by both together, overlaps counted once. */
    readonly together: number
    /** How much of it would be counted twice if one added up what each removes alone. */
    readonly twice: number
  }
  readonly lenses: readonly LensComparison[]
  /** Weights at which the two trade places, the others in proportion. */
  readonly weightFlips: readonly {
    readonly dimension: Dimension
    /** The weight in force. */
    readonly now: number
    readonly at: number
    readonly words: string
  }[]
  /** The likeliest first. */
  readonly conditions: readonly ComparedCondition[]
  /** Findings, each a heading. */
  readonly words: {
    readonly chance: string
    /** What decides between the two: pain removed, work it takes. */
    readonly why: string
    readonly shared: string
    readonly lenses: string
    readonly conditions: string
  }
}
