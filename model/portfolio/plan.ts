import type { Unavailable } from './order.ts'

/** Why a project is not in a plan. */
export type LeftOutReason =
  | { readonly code: 'locked-out' }
  | { readonly code: 'needs-unavailable'; readonly needs: string; readonly why: Unavailable }
  | { readonly code: 'needs-conflict'; readonly pair: readonly [string, string] }
  | { readonly code: 'excluded-by'; readonly member: string }
  | { readonly code: 'needs-left-out'; readonly needs: string }
  | { readonly code: 'adds-nothing' }
  /** Not even if everything that is not locked in made room. */
  | { readonly code: 'does-not-fit'; readonly team: string | null; readonly needs: number; readonly free: number }
  /** It would fit if others left, and they are worth more. */
  | { readonly code: 'displaces-more'; readonly team: string | null; readonly needs: number; readonly free: number }

/** A project as it is by itself. */
export interface Planned {
  readonly id: string
  readonly title: string
  /** Share of all the pain that it removes by itself. */
  readonly value: number
  /** That, per engineer-week. */
  readonly leverage: number
  /** Mean engineer-weeks of all its teams. */
  readonly effort: number
  /** Mean engineer-weeks of each of its teams, the owner first. */
  readonly teams: readonly { readonly team: string; readonly weeks: number }[]
  /** Candidates that it depends on directly, by id. */
  readonly needs: readonly string[]
}

export interface PlanMember extends Planned {
  /** What it adds to the other members: the plan would remove so much less without it. */
  readonly marginal: number
  readonly lockedIn: boolean
  /** Members that depend on it, by id: without it they could not be done either. */
  readonly neededBy: readonly string[]
}

export interface LeftOut extends Planned {
  /** What it would add to the plan if there were room. */
  readonly gain: number
  readonly reason: LeftOutReason
  readonly words: string
}

export interface TeamUse {
  /** Null for everybody together. */
  readonly team: string | null
  readonly title: string
  /** Engineer-weeks, as are the others; null when nobody stated it. */
  readonly capacity: number | null
  readonly used: number
  readonly free: number | null
}

/** The project with the most leverage among those that could have been chosen and were not. */
export interface FirstLeftOut {
  readonly id: string
  readonly title: string
  /** What its absence costs: the plan would remove so much more with it, if there were room. */
  readonly gain: number
  /** The best plan with it; null when it cannot be had at all, by capacity or by what is locked in. */
  readonly withIt: {
    readonly members: readonly string[]
    readonly value: number
    readonly bound: number
    /** What the plan removes more than that: the price of insisting. At most that, unless both are optimal. */
    readonly costs: number
    readonly isOptimal: boolean
  } | null
}

/** A set of projects to do. Values are shares of all the pain removed in the horizon. */
export interface Plan {
  /** What the members remove together, overlaps counted once. */
  readonly value: number
  /** Proven: no plan that keeps the rules removes more. */
  readonly bound: number
  /** (bound - value) / bound. */
  readonly gap: number
  /** Whether the gap is closed. */
  readonly isOptimal: boolean
  readonly effort: number
  /** By leverage, the best first, as are `leftOut`. */
  readonly members: readonly PlanMember[]
  readonly teams: readonly TeamUse[]
  readonly leftOut: readonly LeftOut[]
  readonly firstLeftOut: FirstLeftOut | null
}
