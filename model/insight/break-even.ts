import { type Line, lineAt, type UncertainInput } from './input.ts'
import type { Rival } from './rival.ts'

/** Why no value of an input makes a project tie with its rival. */
export const NO_BREAK_EVENS = [
  'nothing to tie with',
  'stays above whatever it is',
  'stays below whatever it is',
  'ties whatever it is',
] as const
export type NoBreakEven = (typeof NO_BREAK_EVENS)[number]

/** Where a project ties with its rival, in the unit of the input; or why it does nowhere. */
export type BreakEven =
  | { readonly at: number; readonly reason: null }
  | { readonly at: null; readonly reason: NoBreakEven }

/**
 * What the project is worth beyond its price, as a line in the input: value - rival's leverage x effort. Above 0 it
 * beats the rival.
 */
export function surplus({ value, effort }: UncertainInput, rival: Rival): Line {
  return {
    start: value.start - rival.leverage * effort.start,
    slope: value.slope - rival.leverage * effort.slope,
  }
}

/**
 * The value of an input at which its project ties with the rival, all else at its mean. Exact. It may lie outside the
 * estimate, never outside what the input can be: a reduction in [0, 1], effort and rates from 0.
 */
export function breakEven(input: UncertainInput, rival: Rival | null): BreakEven {
  if (rival === null) return { at: null, reason: 'nothing to tie with' }
  const line = surplus(input, rival)
  if (line.slope !== 0) {
    const at = -line.start / line.slope
    if (at >= input.least && at <= input.most && lineAt(input.effort, at) > 0) return { at, reason: null }
  }
  const now = lineAt(line, input.spread.mean)
  if (line.slope === 0 && now === 0) return { at: null, reason: 'ties whatever it is' }
  return { at: null, reason: now > 0 ? 'stays above whatever it is' : 'stays below whatever it is' }
}
