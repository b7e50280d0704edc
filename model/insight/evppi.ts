import { compareText } from '../compare.ts'
import { type BreakEven, breakEven, surplus } from './break-even.ts'
import { type Line, lineAt, type UncertainInput } from './input.ts'
import type { Rival } from './rival.ts'
import type { Spread } from './spread.ts'

/** What it is worth to know one input exactly before deciding between a project and its rival. */
export interface Refinement {
  readonly input: UncertainInput
  /** Expected gain from deciding with it known: share of all the pain. Never negative. */
  readonly gain: number
  /** Chance that knowing it changes the decision. */
  readonly chance: number
  readonly breakEven: BreakEven
}

/** The estimate most worth an hour, with what a sentence about it needs. */
export interface WorthRefining extends Refinement {
  readonly rival: Rival
  /** Whether the project beats its rival as things stand. */
  readonly isAhead: boolean
}

/**
 * Expected value of perfect partial information on each input, most valuable first, then by key:
 * E over x of max(0, E[D|x]) - max(0, E[D]), with D = value - rival's leverage x effort. Exact: E[D|x] is a line in x.
 * Without a rival there is no decision, and every gain is 0.
 */
export function refinements(inputs: readonly UncertainInput[], rival: Rival | null): Refinement[] {
  return inputs
    .map(
      (input): Refinement => ({
        input,
        ...(rival ? gainFromKnowing(surplus(input, rival), input.spread) : { gain: 0, chance: 0 }),
        breakEven: breakEven(input, rival),
      }),
    )
    .sort((left, right) => right.gain - left.gain || compareText(left.input.key, right.input.key))
}

/** The input with the largest gain; null when knowing any of them changes no decision. */
export function worthRefining(inputs: readonly UncertainInput[], rival: Rival | null): WorthRefining | null {
  const [best] = refinements(inputs, rival)
  if (!best || !rival || best.gain <= 0) return null
  return { ...best, rival, isAhead: lineAt(surplus(best.input, rival), best.input.spread.mean) >= 0 }
}

/**
 * Gain from knowing x where a decision is worth a line in x, and the chance that it is decided otherwise than by the
 * mean. What is gained is exactly the loss avoided on the other side of the line's zero: the unit normal loss integral
 * of Raiffa and Schlaifer (1961), with this spread in the place of the normal.
 */
export function gainFromKnowing({ start, slope }: Line, spread: Spread): Pick<Refinement, 'gain' | 'chance'> {
  if (slope === 0) return { gain: 0, chance: 0 }
  const zero = -start / slope
  const isAhead = start + slope * spread.mean >= 0
  const below = spread.below(zero)
  // Ahead on a rising line, or behind on a falling one, the other side is below the zero.
  const isBelow = isAhead === slope > 0
  const chance = isBelow ? below : 1 - below
  if (chance <= 0) return { gain: 0, chance: 0 }
  const excess = spread.excess(zero)
  return { gain: Math.abs(slope) * Math.max(0, isBelow ? excess + zero - spread.mean : excess), chance }
}
