import type { Comparison } from '../../../model/contract/comparison.ts'
import { chance } from '../../../model/format.ts'
import { inputWords } from '../../../model/insight/words.ts'
import { reported } from '../../../model/ranking/round.ts'
import { comparisonName, figureTable, lensLines, madeLine } from '../comparison.ts'
import type { Deck } from './deck.ts'

/** Two projects to present: which wins how surely and why, what each lens says, and what would turn it. */
export function comparisonDeck(report: Comparison): Deck {
  const { words, first, second, conditions } = report
  const both = [first, second]
  const inPercent = (part: 'p10' | 'mean' | 'p90') => both.map(({ leverage }) => reported(leverage[part] * 100))
  return {
    fileName: `${comparisonName(report)}.pptx`,
    foot: `Leverage. ${madeLine(report)}`,
    sources: [madeLine(report), words.shared],
    slides: [
      {
        title: words.chance,
        lines: [`${words.why}.`],
        chart: {
          caption: 'Leverage: % of all pain removed per engineer-week, mean with P10 and P90',
          categories: both.map(({ rank, title }) => `${rank} ${title}`),
          series: [
            { name: 'P10', hue: 'faint', values: inPercent('p10') },
            { name: 'mean', hue: 'avoided', values: inPercent('mean') },
            { name: 'P90', hue: 'unknown', values: inPercent('p90') },
          ],
          digits: 2,
        },
      },
      { title: words.shared, table: figureTable(report) },
      { title: words.lenses, lines: lensLines(report) },
      {
        title: words.conditions,
        table: {
          columns: [
            { title: 'What would have to be true', isNumber: false },
            { title: 'Now', isNumber: true },
            { title: 'Chance', isNumber: true },
          ],
          rows: conditions.map((condition) => [
            condition.words,
            inputWords(condition.mean, condition.unit),
            chance(condition.chance),
          ]),
        },
      },
    ],
  }
}
