import type { Review } from '../../../model/contract/review.ts'
import { reported } from '../../../model/ranking/round.ts'
import {
  DECISION_COLUMNS,
  DISAGREEMENT_COLUMNS,
  decisionCells,
  disagreementCells,
  flipLines,
  PLAN_COLUMNS,
  planCells,
  reviewLine,
  waitingLines,
} from '../review.ts'
import type { Deck } from './deck.ts'

const CHARTED = 14

/** A review to present: where it hurts, what is proposed, where lenses and people differ, what was decided. */
export function reviewDeck(review: Review): Deck {
  const { label, quarter, lens, pain, plan, differ, disagreements, decisions } = review
  const { members } = plan.plan
  const [worst = `Review of ${label}`, ...rest] = pain
  return {
    fileName: `review-${quarter.toLowerCase()}-${lens}.pptx`,
    foot: `Leverage. Review of ${label}. ${reviewLine(review)}`,
    sources: [
      `Review of ${label}`,
      reviewLine(review),
      plan.words.proof,
      `Assumed: values are shares of what is lost within ${plan.horizonDays} days.`,
      ...plan.notes.map(({ message }) => message),
    ],
    slides: [
      { title: worst, lines: rest.map((line) => `${line}.`) },
      {
        title: plan.words.plan,
        lines: [plan.words.proof],
        chart: {
          caption: 'What each adds to the best plan, points of all pain',
          categories: members.slice(0, CHARTED).map(({ title }) => title),
          series: [
            {
              name: 'adds, points',
              hue: 'avoided',
              values: members.slice(0, CHARTED).map(({ marginal }) => reported(marginal * 100)),
            },
          ],
          digits: 1,
        },
      },
      { title: 'What is proposed', table: { columns: PLAN_COLUMNS, rows: planCells(review) } },
      { title: differ, lines: [...flipLines(review), ...waitingLines(review)] },
      ...(disagreements.length > 0
        ? [
            {
              title: 'Where people differ, by what hangs on it',
              table: { columns: DISAGREEMENT_COLUMNS, rows: disagreements.map(disagreementCells) },
            },
          ]
        : []),
      decisions.length > 0
        ? { title: 'What was decided', table: { columns: DECISION_COLUMNS, rows: decisions.map(decisionCells) } }
        : { title: 'Nothing is decided yet' },
    ],
  }
}
