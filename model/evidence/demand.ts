import type { Instant, Money } from '../quantity.ts'
import type { RequestChanges } from './request-changes.ts'
import type { ThreePoint } from './three-point.ts'

/** A GitHub issue that asks for reliability. */
export interface Issue {
  readonly id: string
  readonly title: string
  readonly service: string | null
  readonly labels: readonly string[]
  readonly createdAt: Instant
  readonly closedAt: Instant | null
  /** Distinct people in it, bots excluded. */
  readonly people: number
  readonly accounts: readonly string[]
  readonly url: string | null
}

/** Parts of a company that bring needs, as a board of them is laid out. */
export const ASKING_FUNCTIONS = ['sales', 'support', 'operations', 'engineering'] as const
export type AskingFunction = (typeof ASKING_FUNCTIONS)[number]

/** A reliability need that somebody in the company brings. */
export interface Request {
  readonly id: string
  readonly title: string
  /** What hurts, in more words; null when nobody said. */
  readonly description: string | null
  /** Who asks: a person's or a department's name; null when nobody said. */
  readonly requestedBy: string | null
  /** The account of whoever filed it on a screen; null for all others. */
  readonly person: number | null
  /** Null where nobody said, or it is another than these. */
  readonly askedFrom: AskingFunction | null
  readonly service: string | null
  readonly createdAt: Instant
  readonly closedAt: Instant | null
  readonly people: number
  readonly accounts: readonly string[]
  readonly atStake: Money | null
  /** Chance, 0 to 1, that the revenue at stake is lost; null when nobody stated it, and then it is not scored. */
  readonly chanceOfLoss: ThreePoint | null
  /** The project that is to answer it; null until somebody has decided. */
  readonly project: string | null
}

/** With the source that told of it. */
export type ToldIssue = Issue & { readonly source: string }
/** As it counts: with what people said of it since, which `said` repeats. */
export type ToldRequest = Request & {
  readonly source: string
  readonly said: RequestChanges
  /** Of what people said; 0: nobody did. */
  readonly revision: number
}
