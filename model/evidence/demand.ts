import type { Instant, Money } from '../quantity.ts'
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

/** A reliability need that somebody in the company brings. */
export interface Request {
  readonly id: string
  readonly title: string
  /** Who asks: a person's or a department's name; null when nobody said. */
  readonly requestedBy: string | null
  readonly service: string | null
  readonly createdAt: Instant
  readonly closedAt: Instant | null
  readonly people: number
  readonly accounts: readonly string[]
  readonly atStake: Money | null
  /** Chance, 0 to 1, that the revenue at stake is lost; null when nobody stated it, and then it is not scored. */
  readonly chanceOfLoss: ThreePoint | null
}

/** With the source that told of it. */
export type ToldIssue = Issue & { readonly source: string }
export type ToldRequest = Request & { readonly source: string }
