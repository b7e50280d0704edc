import type { Decision } from '../../../model/contract/decisions.ts'
import type { PlanReport } from '../../../model/contract/plan.ts'
import type { Robustness } from '../../../model/contract/robustness.ts'
import type { Disagreement } from '../../../model/insight/review/disagreement.ts'
import { dividing } from '../../../model/insight/review/lenses.ts'

/** A project that a review decides about. */
export interface Subject {
  readonly id: string
  readonly title: string
  /** In the best plan. */
  readonly isProposed: boolean
  /** Points of pain that it adds to the best plan, or would add; null where it is no candidate any more. */
  readonly adds: number | null
  /** Mean engineer-weeks; null likewise. */
  readonly effort: number | null
  /** Why it is left out; empty where it is in. */
  readonly why: string
  /** What stands for this quarter, its revision with it; null where nobody has decided yet. */
  readonly kept: Decision | null
}

/** Every candidate, those of the best plan first, then what was decided and competes no more. */
export function subjectsOf({ plan, period }: PlanReport, decisions: readonly Decision[]): Subject[] {
  const kept = new Map(decisions.filter(({ quarter }) => quarter === period.quarter).map((one) => [one.project, one]))
  const candidates = [
    ...plan.members.map(({ id, title, marginal, effort }) => ({
      id,
      title,
      isProposed: true,
      adds: marginal,
      effort,
      why: '',
    })),
    ...plan.leftOut.map(({ id, title, gain, effort, words }) => ({
      id,
      title,
      isProposed: false,
      adds: gain,
      effort,
      why: words,
    })),
  ]
  const known = new Set(candidates.map(({ id }) => id))
  const gone = [...kept.values()].filter(({ project, decision }) => decision !== null && !known.has(project))
  return [
    ...candidates.map((one) => ({ ...one, kept: kept.get(one.id) ?? null })),
    ...gone.map((one) => ({
      id: one.project,
      title: one.title,
      isProposed: false,
      adds: null,
      effort: null,
      why: 'competes no more',
      kept: one,
    })),
  ]
}

/** Accepted risks of any quarter that still have to be looked at, the newest decision of each project. */
export function acceptedRisks(decisions: readonly Decision[]): Decision[] {
  const newest = new Map<string, Decision>()
  for (const one of decisions) {
    const other = newest.get(one.project)
    if (one.decision && (!other || one.decidedAt > other.decidedAt)) newest.set(one.project, one)
  }
  return [...newest.values()].filter(({ decision }) => decision?.outcome === 'risk accepted')
}

/** What to speak of first: where people differ and the plan hangs on it, else what divides the lenses, else the first. */
export function contested(
  subjects: readonly Subject[],
  differences: readonly Disagreement[],
  lenses: Robustness | null,
): Subject | null {
  const named = [
    ...differences.filter(({ planChange, gain }) => planChange > 0 || gain > 0).map(({ project }) => project),
    ...(lenses ? dividing(lenses) : []),
  ]
  const found = named.flatMap((id) => subjects.filter((subject) => subject.id === id))
  return found[0] ?? subjects[0] ?? null
}
