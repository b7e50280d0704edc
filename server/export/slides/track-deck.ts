import type { BacktestReport } from '../../../model/contract/backtest.ts'
import { reported } from '../../../model/ranking/round.ts'
import { tablesOf } from '../backtest.ts'
import type { Deck, Slide } from './deck.ts'

/** The track record to present: what past quarters say, how much each order would have caught, quarter by quarter. */
export function trackDeck(report: BacktestReport): Deck {
  const { asOf, words, orders, quarters, calibration, coverage } = report
  const [finding = 'No past quarter can be replayed yet', ...rest] = words
  const caught = orders.flatMap(({ title, captured }) => (captured === null ? [] : [{ title, captured }]))
  const chart: Slide[] =
    caught.length === 0
      ? []
      : [
          {
            title: `Over ${quarters.length} quarters, what each order would have caught`,
            chart: {
              caption: 'Share of the loss that came, caught by the first of each order, %',
              categories: caught.map(({ title }) => title),
              series: [
                { name: 'captured', hue: 'avoided', values: caught.map(({ captured }) => reported(captured * 100)) },
              ],
              digits: 0,
            },
          },
        ]
  const titles = ['Quarter by quarter', 'Against simpler orders']
  return {
    fileName: `track-record-${asOf.slice(0, 10)}.pptx`,
    foot: `Leverage. Track record, as of ${asOf.slice(0, 10)}`,
    sources: [
      `As of ${asOf.slice(0, 10)}. Each past quarter is ranked with the data that it had, and held against what came.`,
      `${coverage.held} of ${coverage.of} forecasts held what came within their P10 to P90.`,
      calibration.words,
    ],
    slides: [
      { title: finding, lines: rest },
      ...chart,
      ...(quarters.length === 0
        ? []
        : tablesOf(report).map((table, position) => ({ title: titles[position] ?? '', table }))),
    ],
  }
}
