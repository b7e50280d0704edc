import type { PerDimension } from '../evidence/lens.ts'
import type { ProjectStatus, Team } from '../evidence/project.ts'

/** What somebody asks of a plan. Projects and teams are named by id. */
export interface PlanOrder {
  /** Weights of a lens. */
  readonly weights: PerDimension
  /** Instead of the teams in the evidence, to try other capacities. */
  readonly teams?: readonly Team[]
  /** Engineer-weeks of everybody together, asked only when no team has stated a capacity; null: unlimited. */
  readonly capacity?: number | null
  readonly lockedIn?: readonly string[]
  readonly lockedOut?: readonly string[]
  /** Pairs of which at most one is done. */
  readonly exclusions?: readonly (readonly [string, string])[]
}

/** How long a search may go on. The model has no clock: whoever asks says when the time is up. */
export interface Budget {
  /** Asked once at each step of the search: equal answers give equal plans. */
  readonly isTimeUp: () => boolean
}

/** Why a project that another one depends on can never be had. */
export const UNAVAILABLE_REASONS = ['unknown', 'rejected', 'locked-out', 'unavailable-itself'] as const
export type Unavailable = (typeof UNAVAILABLE_REASONS)[number]

/** Why an order cannot be met, whatever is chosen. */
export type PlanFault =
  | { readonly type: 'UnknownProject'; readonly list: 'lockedIn' | 'lockedOut' | 'exclusions'; readonly id: string }
  | { readonly type: 'NotACandidate'; readonly id: string; readonly status: ProjectStatus }
  | { readonly type: 'LockedInAndOut'; readonly id: string }
  | { readonly type: 'ExcludesItself'; readonly id: string }
  | { readonly type: 'DependencyCycle'; readonly ids: readonly string[] }
  | { readonly type: 'NeedsUnavailable'; readonly id: string; readonly needs: string; readonly why: Unavailable }
  | { readonly type: 'ExclusionLockedIn'; readonly ids: readonly [string, string] }
  | {
      readonly type: 'OverCapacity'
      /** Null for everybody together. */
      readonly team: string | null
      /** Engineer-weeks, as is `capacity`. */
      readonly needs: number
      readonly capacity: number
      readonly ids: readonly string[]
    }
