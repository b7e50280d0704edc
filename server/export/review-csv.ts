import type { Review } from '../../model/contract/review.ts'
import { csvText } from './csv.ts'

const COLUMNS = [
  'row',
  'project',
  'title',
  'quarter',
  'outcome',
  'owner',
  'reason',
  'expires_on',
  'lapsed',
  'decided_at',
  'decided_by',
  'question',
  'unit',
  'person',
  'low',
  'likely',
  'high',
  'gain',
  'plan_change',
  'as_of',
  'lens',
  'seed',
  'draws',
  'evidence',
] as const

/** A review as CSV: a row for each decision, and for each person's estimate of each question. */
export const reviewCsv = (review: Review): string => csvText(rowsOf(review), COLUMNS)

function rowsOf(review: Review): Record<string, string | number>[] {
  const origin = {
    as_of: review.asOf.slice(0, 10),
    lens: review.lens,
    seed: review.seed,
    draws: review.draws,
    evidence: review.evidenceVersion,
  }
  const decided = review.decisions.map(({ quarter, project, title, decision, decidedAt, decidedBy, isLapsed }) => ({
    row: 'decision',
    project,
    title,
    quarter,
    outcome: decision?.outcome ?? '',
    owner: decision?.owner ?? '',
    reason: decision?.reason ?? '',
    expires_on: decision?.expiresOn ?? '',
    lapsed: isLapsed ? 'yes' : 'no',
    decided_at: decidedAt,
    decided_by: decidedBy ?? '',
    ...origin,
  }))
  const estimated = review.disagreements.flatMap(({ project, title, planChange, questions }) =>
    questions.flatMap(({ label, unit, people, pooled, gain }) =>
      [...people, { name: 'all, pooled', estimate: pooled }].map(({ name, estimate }) => ({
        row: 'estimate',
        project,
        title,
        quarter: review.quarter,
        question: label,
        unit,
        person: name,
        ...estimate,
        gain,
        plan_change: planChange,
        ...origin,
      })),
    ),
  )
  return [...decided, ...estimated]
}
