import type { Provenance } from '../../../model/evidence/provenance.ts'

export const STEP_KINDS = ['level', 'scope', 'removed'] as const

/** A bar as it is asked for: a level stands on the ground, the others are taken off what is before them. */
export interface WaterfallStep {
  readonly key: string
  readonly label: string
  readonly kind: (typeof STEP_KINDS)[number]
  readonly value: number
  /** Written at the bar. */
  readonly figure: string
  /** Of a level. */
  readonly byProvenance: Readonly<Record<Provenance, number>> | null
}

/** Where a bar begins and ends, in the unit of its value. */
export interface WaterfallSpan extends WaterfallStep {
  readonly from: number
  readonly to: number
}

/** Spans of the bars in their order: what is taken off hangs from where the bar before it ended, and never below the ground. */
export function waterfallSpans(steps: readonly WaterfallStep[]): WaterfallSpan[] {
  let level = 0
  return steps.map((step) => {
    const to = step.kind === 'level' ? step.value : level
    const from = step.kind === 'level' ? 0 : Math.max(0, level - step.value)
    level = step.kind === 'level' ? to : from
    return { ...step, from, to }
  })
}
