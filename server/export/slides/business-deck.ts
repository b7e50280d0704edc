import type { BusinessReport } from '../../../model/contract/business.ts'
import {
  ACCOUNT_COLUMNS,
  accountCells,
  assumptionLines,
  NEED_COLUMNS,
  needCells,
  planLine,
  SEGMENT_COLUMNS,
  segmentCells,
} from '../business.ts'
import type { Deck } from './deck.ts'

const CHARTED = 10

/** A plan in money and customers to present: its findings, who would notice, segments, needs that it answers. */
export function businessDeck(report: BusinessReport): Deck {
  const { words, period, accounts } = report
  const shown = accounts.slice(0, CHARTED)
  return {
    fileName: `plan-${period.quarter.toLowerCase()}-business.pptx`,
    foot: `Leverage. ${period.label}. ${planLine(report)}`,
    sources: [planLine(report), ...assumptionLines(report)],
    slides: [
      { title: words.headline, lines: [words.outages, words.credits, words.atStake].map((line) => `${line}.`) },
      {
        title: words.accounts,
        chart: {
          caption: `Outage minutes of an account in ${period.label}: expected, and what the plan avoids`,
          categories: shown.map(({ title }) => title),
          series: [
            { name: 'expected', hue: 'loss', values: shown.map(({ minutes }) => minutes.lost) },
            { name: 'avoided', hue: 'avoided', values: shown.map(({ minutes }) => minutes.avoided) },
          ],
          digits: 1,
        },
      },
      { title: 'Account by account', table: { columns: ACCOUNT_COLUMNS, rows: accounts.map(accountCells) } },
      { title: 'By segment', table: { columns: SEGMENT_COLUMNS, rows: report.segments.map(segmentCells) } },
      { title: words.needs, table: { columns: NEED_COLUMNS, rows: report.needs.map(needCells) } },
    ],
  }
}
