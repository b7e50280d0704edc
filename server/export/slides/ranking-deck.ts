import type { RankingReport } from '../../../model/contract/ranking.ts'
import { percent } from '../../../model/format.ts'
import { rankingHeadline } from '../../../model/ranking/headline.ts'
import { reported } from '../../../model/ranking/round.ts'
import { columnsOf, provenanceLines, shownRows } from '../ranking.ts'
import type { Deck } from './deck.ts'

/** Projects in the chart: more are read in the table. */
const CHARTED = 10

/** A ranking to present: its finding, the first projects as bars, and all of them as a table. */
export function rankingDeck(report: RankingReport): Deck {
  const { asOf, lens, seed, draws, horizonDays, tierThreshold, notes } = report
  const first = report.projects.slice(0, CHARTED)
  const inPercent = (part: 'p10' | 'mean' | 'p90') => first.map(({ leverage }) => reported(leverage[part] * 100))
  return {
    fileName: `ranking-${asOf.slice(0, 10)}-${lens}.pptx`,
    foot: `Leverage. As of ${asOf.slice(0, 10)}, lens ${lens}, ${draws} draws, seed ${seed}`,
    sources: [
      ...provenanceLines(report),
      `Assumed: what counts is what is lost within ${horizonDays} days; neighbours share a tier when neither has a ${percent(tierThreshold, 0)} chance of being the better one.`,
      'Filters of the screen take no part: ranks are those of all candidates.',
      ...notes.map(({ message }) => message),
    ],
    slides: [
      {
        title: rankingHeadline(report),
        chart: {
          caption: 'Leverage: % of all pain removed per engineer-week, mean with P10 and P90',
          categories: first.map(({ rank, title }) => `${rank} ${title}`),
          series: [
            { name: 'P10', hue: 'faint', values: inPercent('p10') },
            { name: 'mean', hue: 'avoided', values: inPercent('mean') },
            { name: 'P90', hue: 'unknown', values: inPercent('p90') },
          ],
          digits: 2,
        },
      },
      { title: 'Every candidate, by leverage', table: { columns: columnsOf(report), rows: shownRows(report) } },
    ],
  }
}
