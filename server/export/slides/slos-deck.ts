import type { SlosReport } from '../../../model/contract/slo.ts'
import { reported } from '../../../model/ranking/round.ts'
import { budgetsWords } from '../../../model/slo/budgets-words.ts'
import { shownCells, shownHeads } from '../evidence.ts'
import { SLO_COLUMNS } from '../evidence-columns.ts'
import type { Deck } from './deck.ts'

const CHARTED = 14

/** Objectives to present: how many budgets are spent, each as a bar, and the table of all. */
export function slosDeck({ asOf, slos }: SlosReport, evidenceVersion: string): Deck {
  const measured = slos.flatMap(({ title, measurement }) =>
    measurement?.consumedShare == null ? [] : [{ title, consumed: measurement.consumedShare }],
  )
  const made = `As of ${asOf.slice(0, 16).replace('T', ' ')} UTC, evidence ${evidenceVersion}.`
  const unknown = slos.length - measured.length
  return {
    fileName: `slos-${asOf.slice(0, 10)}.pptx`,
    foot: `Leverage. ${made}`,
    sources: [
      made,
      'Each objective in a window of its own, as it is stated; minutes without telemetry are unknown, never up.',
      ...(unknown > 0 ? [`${unknown} of ${slos.length} objectives are not measured and not in the chart.`] : []),
    ],
    slides: [
      {
        title: budgetsWords(measured.map(({ consumed }) => consumed)),
        chart: {
          caption: 'Error budget used in the window of each objective, % of the budget',
          categories: measured.slice(0, CHARTED).map(({ title }) => title),
          series: [
            {
              name: 'used',
              hue: 'loss',
              values: measured.slice(0, CHARTED).map(({ consumed }) => reported(Math.max(0, consumed) * 100)),
            },
          ],
          digits: 0,
        },
      },
      {
        title: 'Every objective, most consumed first',
        table: { columns: shownHeads(SLO_COLUMNS), rows: shownCells(SLO_COLUMNS, slos) },
      },
    ],
  }
}
