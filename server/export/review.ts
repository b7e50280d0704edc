import type { Decision } from '../../model/contract/decisions.ts'
import type { Review } from '../../model/contract/review.ts'
import { leverage, list, percent, weeksShort } from '../../model/format.ts'
import { EXPORT_TYPES, type ExportFormat } from './format.ts'
import { markdownTable } from './markdown.ts'
import { lensWords } from './plan-document.ts'
import { reviewCsv } from './review-csv.ts'
import { alignedTable, type Column } from './table.ts'

/** A review as text, with the name and type of the file that holds it. */
export function reviewText(review: Review, format: ExportFormat) {
  const { contentType, extension } = EXPORT_TYPES[format]
  return {
    contentType,
    fileName: `review-${review.quarter.toLowerCase()}-${review.lens}.${extension}`,
    text: textOf(review, format),
  }
}

function textOf(review: Review, format: ExportFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(review, null, 2)}\n`
    case 'csv':
      return reviewCsv(review)
    case 'markdown':
      return document(review, (title) => `\n## ${title}\n`, markdownTable, '# ')
    case 'table':
      return document(review, (title) => `\n${title}`, alignedTable, '')
  }
}

function document(
  review: Review,
  heading: (title: string) => string,
  table: (columns: readonly Column[], rows: readonly (readonly string[])[]) => string,
  mark: string,
): string {
  const { label, pain, plan, differ, disagreements, decisions } = review
  return [
    `${mark}Review of ${label}`,
    reviewLine(review),
    heading('Where it hurts'),
    ...pain.map((words) => `${words}.`),
    heading('What we propose'),
    `${plan.words.plan}.`,
    plan.words.proof,
    '',
    table(PLAN_COLUMNS, planCells(review)),
    heading('Where we differ'),
    `${differ}.`,
    ...flipLines(review),
    ...(disagreements.length === 0
      ? ['', 'No estimates are revealed.']
      : ['', table(DISAGREEMENT_COLUMNS, disagreements.map(disagreementCells))]),
    ...waitingLines(review),
    heading('What was decided'),
    decisions.length === 0 ? 'Nothing yet.' : table(DECISION_COLUMNS, decisions.map(decisionCells)),
    '',
  ].join('\n')
}

/** What its figures were made with, so that anybody can make them again. */
export const reviewLine = ({ asOf, plan, draws, seed, evidenceVersion }: Review): string =>
  `As of ${asOf.slice(0, 10)}, ${lensWords(plan)}, ${draws} draws, seed ${seed}, evidence ${evidenceVersion}.`

/** Pairs that trade places on the way between two lenses. */
export const flipLines = ({ flips }: Review): string[] =>
  flips.map(({ words, crossesLine }) => `${words}${crossesLine ? ', over the cut line' : ''}.`)

/** Projects whose estimates nobody has seen yet. */
export const waitingLines = ({ waiting }: Review): string[] =>
  waiting.map(
    ({ title, answered }) =>
      `${title}: ${answered.length === 0 ? 'nobody has' : `${list(answered)} ${answered.length === 1 ? 'has' : 'have'}`} answered, not revealed yet.`,
  )

export const planCells = ({ plan }: Review): string[][] =>
  plan.plan.members.map(({ title, marginal, effort }) => [title, (marginal * 100).toFixed(1), weeksShort(effort)])

export const PLAN_COLUMNS = [
  { title: 'In the best plan', isNumber: false },
  { title: 'Adds, points of pain', isNumber: true },
  { title: 'Weeks', isNumber: true },
] as const

export const DISAGREEMENT_COLUMNS = [
  { title: 'Project', isNumber: false },
  { title: 'Chance that the plan changes', isNumber: true },
  { title: 'Knowing is worth, points', isNumber: true },
  { title: 'Weeks', isNumber: false },
  { title: 'Leverage in use and pooled', isNumber: true },
  { title: 'What hangs on it', isNumber: false },
] as const

export const disagreementCells = ({
  title,
  planChange,
  gain,
  people,
  inUse,
  pooled,
  words,
}: Review['disagreements'][number]): string[] => [
  title,
  percent(planChange, 0),
  (gain * 100).toFixed(2),
  people.map(({ name, effort }) => `${name} ${weeksShort(effort)}`).join(', '),
  `${leverage(inUse.leverage)} and ${leverage(pooled.leverage)}`,
  words,
]

export const DECISION_COLUMNS = [
  { title: 'Project', isNumber: false },
  { title: 'Decided', isNumber: false },
  { title: 'Owner', isNumber: false },
  { title: 'Reason', isNumber: false },
  { title: 'On', isNumber: false },
  { title: 'By', isNumber: false },
] as const

export const decisionCells = (kept: Decision): string[] => [
  kept.title,
  outcomeWords(kept),
  kept.decision?.owner ?? '',
  kept.decision?.reason ?? '',
  `${kept.decidedAt.slice(0, 10)}, for ${kept.quarter}`,
  kept.decidedBy ?? '',
]

function outcomeWords({ decision, isLapsed }: Decision): string {
  if (decision === null) return 'taken back'
  if (decision.expiresOn === null) return decision.outcome
  return isLapsed ? `risk accepted until ${decision.expiresOn}, lapsed` : `risk accepted until ${decision.expiresOn}`
}
