import type { BudgetingMethod } from '../../../model/evidence/slo.ts'
import { type Definition, missingSliceField, type Window, windowContradiction, windowKindOf } from './definition.ts'
import { sliceMinutes, windowDays } from './duration.ts'

type Maybe<Value> = Value | null | undefined

/** An indicator written out or referred to; v2alpha calls it `sli`. */
interface Indicated {
  readonly indicator?: Maybe<{ readonly spec: { readonly thresholdMetric?: unknown } }>
  readonly indicatorRef?: Maybe<string>
}

interface StatedObjective extends Indicated {
  readonly displayName?: Maybe<string>
  readonly op?: Maybe<string>
  readonly value?: Maybe<number>
  readonly target?: Maybe<number>
  readonly targetPercent?: Maybe<number>
  readonly timeSliceTarget?: Maybe<number>
  readonly timeSliceWindow?: Maybe<number | string>
}

/** The spec of an SLO in the words of v1, each field right by itself. */
export interface StatedSlo extends Indicated {
  readonly service: string
  readonly budgetingMethod: BudgetingMethod
  readonly timeWindow: readonly (Window & { readonly duration: string })[]
  readonly objectives: readonly StatedObjective[]
}

/** Tells what is wrong at a path below `spec`. */
export type Complain = (path: PropertyKey[], message: string) => void

const SLICE_EXAMPLES = { timeSliceTarget: 'timeSliceTarget: 0.95', timeSliceWindow: 'timeSliceWindow: 5m' } as const
export const THRESHOLD_ADVICE = 'a thresholdMetric needs both, such as op: lte and value: 0.5'

/** An SLO in our form; what its fields have against each other goes to `complain`. @param indicatorField its name in this version */
export function definitionOf(spec: StatedSlo, indicatorField: 'indicator' | 'sli', complain: Complain): Definition {
  const [window] = spec.timeWindow
  const contradiction = window && windowContradiction(window)
  if (contradiction) complain(['timeWindow', 0, 'isRolling'], contradiction)
  const isComposite = spec.objectives.some((objective) => indicatorsOf(objective) > 0)
  const advice = `write one of ${indicatorField} and ${indicatorField}Ref, either once in spec or in every objective`
  if (indicatorsOf(spec) !== (isComposite ? 0 : 1)) complain([indicatorField], advice)

  const objectives = spec.objectives.map((objective, position) => {
    const at = (field: PropertyKey) => ['objectives', position, field]
    if (isComposite && indicatorsOf(objective) !== 1) complain(at(indicatorField), advice)
    const { target, targetPercent, op, value } = objective
    if (target == null && targetPercent == null) complain(at('target'), 'write a share such as 0.999')
    if (target != null && targetPercent != null) complain(at('targetPercent'), 'write one of target and targetPercent')
    const isThreshold = Boolean((objective.indicator ?? spec.indicator)?.spec.thresholdMetric)
    if (isThreshold && (op == null || value == null)) complain(at(op == null ? 'op' : 'value'), THRESHOLD_ADVICE)
    const missing = missingSliceField(spec.budgetingMethod, objective)
    if (missing) complain(at(missing), `${spec.budgetingMethod} needs it, such as ${SLICE_EXAMPLES[missing]}`)
    return {
      title: objective.displayName ?? null,
      target: target ?? shareOf(targetPercent ?? 0),
      timeSliceTarget: objective.timeSliceTarget ?? null,
      timeSliceMinutes: minutesOf(objective.timeSliceWindow),
    }
  })
  return {
    service: spec.service,
    budgetingMethod: spec.budgetingMethod,
    windowDays: windowDays(window?.duration ?? '') ?? 0,
    windowKind: windowKindOf(window ?? {}),
    objectives,
  }
}

const indicatorsOf = ({ indicator, indicatorRef }: Indicated): number =>
  Number(indicator != null) + Number(indicatorRef != null)

/** 99.9 is 0.999 and not the 0.9990000000000001 that a division gives. */
const shareOf = (percent: number): number => Number((percent / 100).toPrecision(12))

/** A bare number is minutes. */
const minutesOf = (window: Maybe<number | string>): number | null =>
  typeof window === 'string' ? sliceMinutes(window) : (window ?? null)
