import type { InsightReport } from '../../../model/contract/insight.ts'
import { reported } from '../../../model/ranking/round.ts'
import { projectName } from '../project.ts'
import {
  findingLine,
  INPUT_COLUMNS,
  inputRow,
  madeLine,
  PART_COLUMNS,
  partRows,
  ROW_COLUMNS,
  standsOn,
} from '../why.ts'
import type { Deck } from './deck.ts'

/** A project to present: what it removes and from what, what that stands on, and what would change it. */
export function projectDeck(report: InsightReport): Deck {
  const { horizonDays, words, waterfall, inputs, lead } = report
  const inPercent = (values: readonly number[]) => values.map((value) => reported(value * 100))
  return {
    fileName: `${projectName(report)}.pptx`,
    foot: `Leverage. ${madeLine(report)}`,
    sources: [madeLine(report), `Assumed: what counts is what is lost within ${horizonDays} days.`, words.refining],
    slides: [
      { title: findingLine(report), table: { columns: PART_COLUMNS, rows: partRows(report) } },
      {
        title: words.waterfall,
        chart: {
          caption: '% of all pain: all that is lost, what lies outside, what it removes, what is still lost',
          categories: waterfall.map(({ label }) => label),
          series: [{ name: '% of all pain', hue: 'loss', values: inPercent(waterfall.map(({ pain }) => pain)) }],
          digits: 2,
        },
      },
      { title: 'What it stands on', table: { columns: ROW_COLUMNS, rows: standsOn(report) } },
      {
        title: words.tornado,
        lines: [words.refining, ...(lead ? [`${lead.words.finding}. ${lead.words.distance}.`] : [])],
        table: { columns: INPUT_COLUMNS, rows: inputs.map(inputRow) },
      },
    ],
  }
}
