import type { Dimension, PerDimension } from '../evidence/lens.ts'
import type { Mechanism } from '../evidence/project.ts'
import type { Provenance } from '../evidence/provenance.ts'
import type { ThreePoint } from '../evidence/three-point.ts'
import type { BarRow } from './bar-rows.ts'
import type { BreakEven } from './break-even.ts'
import type { InputSubject } from './input.ts'
import type { RivalRole } from './rival.ts'
import type { ValuePart } from './value-parts.ts'

export const BAR_KINDS = ['total', 'elsewhere', 'out of scope', 'in scope', 'removed', 'left'] as const
export type BarKind = (typeof BAR_KINDS)[number]

/** A bar of the waterfall, ready to draw. */
export interface InsightBar {
  /** Unique: the kind, or `removed/effect/mechanism`. */
  readonly key: string
  readonly kind: BarKind
  readonly label: string
  /** Position in the project's effects, and which mechanism; null for bars that remove nothing. */
  readonly effect: number | null
  readonly mechanism: Mechanism | null
  /** Customer minutes, money, responder hours, points of the horizon. */
  readonly amount: PerDimension
  /** The amount as a share of all the pain under the lens, and how that is known. */
  readonly pain: number
  readonly painByProvenance: Readonly<Record<Provenance, number>>
  /** How many rows the bar stands on. */
  readonly count: number
  /** The heaviest of them. */
  readonly rows: readonly BarRow[]
}

/** What an input is measured in: a share of 1, engineer-weeks, or times of what is forecast. */
export const INPUT_UNITS = ['share', 'weeks', 'times'] as const
export type InputUnit = (typeof INPUT_UNITS)[number]

/** One input of a project's leverage: its bar of the tornado, where it breaks even, what knowing it is worth. */
export interface InsightInput {
  readonly key: string
  readonly subject: InputSubject
  readonly label: string
  readonly unit: InputUnit
  /** As a person stated it; null for what the record tells. */
  readonly estimate: ThreePoint | null
  readonly mean: number
  /** The input's P10 and P90, and the leverage there with all else at its mean. */
  readonly low: { readonly input: number; readonly leverage: number }
  readonly high: { readonly input: number; readonly leverage: number }
  /** Distance between the two leverages. */
  readonly swing: number
  /** Whether one end is on the other side of the rival than the mean; null without a rival. */
  readonly crosses: boolean | null
  readonly breakEven: BreakEven
  /** Expected gain from knowing it before deciding, share of all the pain; and the chance that it turns the decision. */
  readonly gain: number
  readonly chance: number
  /** Where it breaks even, as a sentence. */
  readonly words: string
}

/** One estimate that alone, all others at their mean, would turn the order of two projects. */
export interface Condition {
  readonly key: string
  readonly label: string
  readonly unit: InputUnit
  readonly mean: number
  /** Where the two tie. */
  readonly at: number
  /** On which side of it the one that is behind leads. */
  readonly side: 'at least' | 'at most'
  /** Chance that the estimate is on that side. */
  readonly chance: number
  readonly words: string
}

/** What would have to be true for a project to be the first of all, one thing at a time. */
export interface ProjectLead {
  /** Who leads now. Leverage is the share of all the pain removed per engineer-week. */
  readonly leader: { readonly id: string; readonly title: string; readonly leverage: number }
  /** Estimates of this project, all others at their mean; the likeliest first. */
  readonly conditions: readonly Condition[]
  /** Weights of one dimension, the others in proportion. */
  readonly weights: readonly {
    readonly dimension: Dimension
    /** The weight in force. */
    readonly now: number
    readonly at: number
    readonly words: string
  }[]
  /** The lens under which it stands best; null without any. */
  readonly bestLens: { readonly id: string; readonly title: string; readonly rank: number } | null
  /** The finding, and what it would take. */
  readonly words: { readonly finding: string; readonly distance: string }
}

/** Why a project has its place, and what would change it. Shares are of all the pain in the horizon. */
export interface ProjectInsight {
  /** ISO 8601, UTC. */
  readonly asOf: string
  readonly lens: string
  readonly evidenceVersion: string
  readonly horizonDays: number
  readonly currency: string | null
  readonly id: string
  readonly title: string
  /** The owning team's id. */
  readonly team: string
  readonly rank: number
  /** How many projects compete. */
  readonly of: number
  readonly value: number
  /** Share removed per engineer-week. */
  readonly leverage: number
  /** Mean engineer-weeks. */
  readonly effort: number
  /** What it must beat for its place; null when nothing competes with it. */
  readonly rival: {
    readonly id: string
    readonly title: string
    readonly role: RivalRole
    readonly leverage: number
  } | null
  /** From all expected loss down to what the project leaves of what it touches, in the order of drawing. */
  readonly waterfall: readonly InsightBar[]
  readonly parts: readonly (ValuePart & { readonly dimension: Dimension })[]
  /** What moves leverage most comes first. */
  readonly inputs: readonly InsightInput[]
  /** What would put it before all others; null for the one that leads. */
  readonly lead: ProjectLead | null
  /** Key of the input most worth an hour before deciding; null when none would change the decision. */
  readonly worthRefining: string | null
  /** The findings, each a heading of its chart. */
  readonly words: { readonly waterfall: string; readonly tornado: string; readonly refining: string }
}
