import type { AreasReport } from '../../../model/contract/areas.ts'
import { areasHead, COLUMNS, cellTitles, shownCells, shownRows } from '../areas.ts'
import type { Deck } from './deck.ts'

const CHARTED = 10

/** Areas to present: what nobody is on, the largest cells as bars, and every cell that is worth a mark. */
export function areasDeck(report: AreasReport): Deck {
  const { asOf, period, periodDays, seed, draws, notes } = report
  const [made, expected, covered] = areasHead(report)
  const largest = shownCells(report)
    .toSorted((one, other) => other.expected.reliability - one.expected.reliability)
    .slice(0, CHARTED)
  const titles = cellTitles(report)
  return {
    fileName: `areas-${asOf.slice(0, 10)}-${period}.pptx`,
    foot: `Leverage. As of ${asOf.slice(0, 10)}, ${periodDays} days ahead, ${draws} draws, seed ${seed}`,
    sources: [made, expected, covered, 'Filters of the screen take no part.', ...notes.map(({ message }) => message)],
    slides: [
      {
        title: covered,
        lines: [expected],
        chart: {
          caption: 'Customer minutes by service and cause: expected, and what all candidates together would avoid',
          categories: largest.map(titles),
          series: [
            { name: 'expected', hue: 'loss', values: largest.map((cell) => cell.expected.reliability) },
            {
              name: 'avoided by all candidates',
              hue: 'avoided',
              values: largest.map((cell) => cell.avoided.reliability),
            },
          ],
          digits: 1,
        },
      },
      { title: 'Expected loss by service and cause', table: { columns: COLUMNS, rows: shownRows(report) } },
    ],
  }
}
