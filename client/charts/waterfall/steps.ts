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

/** Words on at most `lines` lines of about `width` characters; what does not fit ends in an ellipsis. */
export function wrapWords(text: string, width: number, lines: number): string[] {
  const wrapped: string[] = []
  for (const word of text.split(' ')) {
    const last = wrapped.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) wrapped[wrapped.length - 1] = `${last} ${word}`
    else wrapped.push(word)
  }
  const shown = wrapped.slice(0, lines)
  const isCut = wrapped.length > lines
  return shown.map((line, position) => {
    const isLast = isCut && position === lines - 1
    if (line.length <= width && !isLast) return line
    return `${line.slice(0, Math.max(1, width - 1))}…`
  })
}
