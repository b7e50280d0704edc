import type { Assumptions } from '../assumption.ts'
import type { Effect } from '../evidence/project.ts'
import { type ThreePoint, threePointMean } from '../evidence/three-point.ts'
import { combineReductions, type Reductions } from './reduction.ts'

/** Mean reductions of one effect. As mechanisms are independent, the expectation of what is left is the product of theirs: exact. */
export function expectedReductions(effect: Effect, assumptions: Assumptions): Reductions {
  const mean = (estimate: ThreePoint | undefined) => (estimate ? threePointMean(estimate, assumptions) : 0)
  return {
    frequency: mean(effect.frequency),
    detection: mean(effect.detection),
    recovery: mean(effect.recovery),
    blastRadius: mean(effect.blastRadius),
  }
}

/** Mean reductions of several effects together; sets of effects of several projects included. */
export const expectedTogether = (effects: readonly Effect[], assumptions: Assumptions): Reductions =>
  combineReductions(effects.map((effect) => expectedReductions(effect, assumptions)))

/** Mean chance that at least one of several effects closes an issue or request. */
export const expectedClosing = (effects: readonly Effect[], assumptions: Assumptions): number =>
  1 - effects.reduce((open, { closing }) => open * (1 - (closing ? threePointMean(closing, assumptions) : 0)), 1)
