import type { PreparedProject, PreparedRanking } from '../ranking/prepare.ts'
import type { JointValue } from './joint-value.ts'
import type { Limit } from './limits.ts'
import type { PlanOrder, Unavailable } from './order.ts'

/** What is decided about a candidate. */
export const FREE = -1
export const OUT = 0
export const IN = 1

/** Why a candidate cannot be in any plan of this order. */
export type Barred =
  | { readonly code: 'locked-out' }
  | { readonly code: 'needs-unavailable'; readonly needs: string; readonly why: Unavailable }
  /** It would take two projects that exclude each other. */
  | { readonly code: 'needs-conflict'; readonly pair: readonly [string, string] }

/** A choice among candidates, by position; they are in the order of their ids, so that the order given never matters. */
export interface Problem {
  readonly prepared: PreparedRanking
  readonly order: PlanOrder
  readonly candidates: readonly PreparedProject[]
  readonly joint: JointValue
  readonly limits: readonly Limit[]
  /** Candidates that each depends on, directly; what is shipped already is no longer needed. */
  readonly needs: readonly (readonly number[])[]
  /** Each candidate with all that it needs, directly or through others, ascending. */
  readonly bundles: readonly (readonly number[])[]
  /** Candidates that depend on each, directly. */
  readonly neededBy: readonly (readonly number[])[]
  readonly excludes: readonly (readonly number[])[]
  readonly barred: ReadonlyMap<number, Barred>
  /** FREE, OUT or IN for each, by the order alone. */
  readonly ordered: Int8Array
  /** The same with all that follows from it. */
  readonly choice: Int8Array
}
