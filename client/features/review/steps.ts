import { REVIEW_STEPS, type ReviewStep } from '../../lib/search.ts'

/** What each step of the agenda asks, in order. */
export const STEP_TITLES: Readonly<Record<ReviewStep, string>> = {
  pain: 'Where it hurts',
  plan: 'What we propose',
  differ: 'Where we differ',
  decide: 'Decide',
}

/** The step before or after; null at the ends. */
export const stepBeside = (step: ReviewStep, by: -1 | 1): ReviewStep | null =>
  REVIEW_STEPS[REVIEW_STEPS.indexOf(step) + by] ?? null
