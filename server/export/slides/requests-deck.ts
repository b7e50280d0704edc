import type { RequestBoard } from '../../../model/contract/requests.ts'
import { boardHeadline } from '../../../model/evidence/request-words.ts'
import { shownCells, shownHeads } from '../evidence.ts'
import { needColumns, openNeeds } from '../requests.ts'
import type { Deck } from './deck.ts'

const CHARTED = 10

/** What the company asks for, to present: how much waits, the heaviest needs, all of them with where they stand. */
export function requestsDeck(board: RequestBoard, evidenceVersion: string): Deck {
  const needs = openNeeds(board)
  const columns = needColumns(board).filter(({ isPresented }) => isPresented)
  const heaviest = needs.slice(0, CHARTED)
  const made = `As of ${board.asOf.slice(0, 10)}, evidence ${evidenceVersion}.`
  return {
    fileName: `needs-${board.asOf.slice(0, 10)}.pptx`,
    foot: `Leverage. ${made}`,
    sources: [
      made,
      'A need weighs by the people and accounts that have it; what is at stake is what whoever asked said.',
      'Filters of the screen take no part: these are all open needs.',
    ],
    slides: [
      {
        title: boardHeadline(board.requests),
        chart: {
          caption: 'The heaviest needs, points of demand',
          categories: heaviest.map(({ title }) => title),
          series: [{ name: 'points', hue: 'loss', values: heaviest.map(({ points }) => points) }],
          digits: 1,
        },
      },
      {
        title: 'Every open need, the heaviest first',
        table: { columns: shownHeads(columns), rows: shownCells(columns, needs) },
      },
    ],
  }
}
