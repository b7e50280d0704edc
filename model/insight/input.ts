import type { Mechanism } from '../evidence/project.ts'
import type { ThreePoint } from '../evidence/three-point.ts'
import type { Spread } from './spread.ts'

/** What an input of a project's leverage is about. */
export type InputSubject =
  /** A reduction; `effect` is its position in the project's effects. */
  | { readonly kind: 'mechanism'; readonly effect: number; readonly mechanism: Mechanism }
  /** Engineer-weeks of one team; `position` in the project's efforts. */
  | { readonly kind: 'effort'; readonly position: number; readonly team: string }
  /** How often a service fails, relative to its forecast, in what the project touches. */
  | { readonly kind: 'failures'; readonly service: string }
  /** How often a stated risk strikes, relative to its forecast. */
  | { readonly kind: 'risk'; readonly risk: string }
  /** How much a service burns outside incidents, relative to its forecast. */
  | { readonly kind: 'background'; readonly service: string }
  /** Chance that the revenue at stake in a request is lost. */
  | { readonly kind: 'chance of loss'; readonly request: string }

/** A quantity as a function of an input x: start + slope x. */
export interface Line {
  readonly start: number
  readonly slope: number
}

/**
 * One input of a project's value or effort. Both are linear in every input while all others are at their mean, since
 * mechanisms are independent and rates scale losses: exact, so nothing has to be drawn.
 */
export interface UncertainInput {
  /** Unique within the project. */
  readonly key: string
  readonly subject: InputSubject
  /** As a person stated it; null for what the record tells. */
  readonly estimate: ThreePoint | null
  readonly spread: Spread
  /** The values it can have at all, whatever the estimate says. */
  readonly least: number
  readonly most: number
  /** Expected share of all the pain removed, given the input. Totals stay what they are. */
  readonly value: Line
  /** Expected engineer-weeks of all teams, given the input. */
  readonly effort: Line
}

/** The quantity where the input is x. */
export const lineAt = ({ start, slope }: Line, x: number): number => start + slope * x

/** Share of all the pain removed per engineer-week when the input is x and all else at its mean. */
export const leverageAt = ({ value, effort }: UncertainInput, x: number): number => lineAt(value, x) / lineAt(effort, x)
