import { compareText } from '../../compare.ts'
import type { Loss } from '../../loss/loss.ts'
import { type Instant, instant, MILLISECONDS_PER_DAY, MILLISECONDS_PER_MINUTE } from '../../quantity.ts'
import { reported } from '../../ranking/round.ts'
import type { FailingPair } from './area.ts'

interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Pairs of services that failed at the same time within `days` before `asOf`: a service fails while any incident with a
 * loss of its own goes on, however many of its customers felt it. Cost: n log n, plus for each pair its outages.
 * @returns the largest share of the minutes of either first
 */
export function failingTogether(losses: readonly Loss[], asOf: Instant, days: number): FailingPair[] {
  const from = instant(asOf - days * MILLISECONDS_PER_DAY)
  const failures = [...Map.groupBy(losses, ({ service }) => service)]
    .sort(([left], [right]) => compareText(left, right))
    .map(([service, own]) => ({ service, spans: unionOf(own, from, asOf) }))
    .filter(({ spans }) => spans.length > 0)
    .map((failure) => ({ ...failure, length: lengthOf(failure.spans) }))
  const pairs = failures.flatMap((left, position) =>
    failures.slice(position + 1).flatMap((right): FailingPair[] => {
      const both = overlapOf(left.spans, right.spans)
      if (both === 0) return []
      return [{ services: [left.service, right.service], both, either: left.length + right.length - both }]
    }),
  )
  return pairs
    .sort((left, right) => right.both / right.either - left.both / left.either)
    .map(({ services, both, either }) => ({ services, both: inMinutes(both), either: inMinutes(either) }))
}

/** The time of several losses, each moment once, cut to the window. */
function unionOf(losses: readonly Loss[], from: Instant, to: Instant): Span[] {
  const union: { start: number; end: number }[] = []
  const spans = losses
    .filter(({ minutes }) => minutes > 0)
    .map(({ startedAt, endedAt }) => ({ start: Math.max(startedAt, from), end: Math.min(endedAt, to) }))
    .filter(({ start, end }) => end > start)
    .sort((left, right) => left.start - right.start)
  for (const { start, end } of spans) {
    const last = union.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else union.push({ start, end })
  }
  return union
}

/** Two unions walked side by side. */
function overlapOf(left: readonly Span[], right: readonly Span[]): number {
  let overlap = 0
  for (let one = 0, other = 0; one < left.length && other < right.length; ) {
    const first = left[one] as Span
    const second = right[other] as Span
    overlap += Math.max(0, Math.min(first.end, second.end) - Math.max(first.start, second.start))
    if (first.end < second.end) one += 1
    else other += 1
  }
  return overlap
}

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0)

const inMinutes = (milliseconds: number): number => reported(milliseconds / MILLISECONDS_PER_MINUTE)
