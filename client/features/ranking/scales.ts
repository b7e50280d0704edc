import { listShort } from '../../../model/format.ts'
import { columnMax, halvesTo, type Scale, scaleTo } from '../../charts/scale.ts'
import type { RankingRow } from './row.ts'

/** The scales of a ranking's columns, in the units that are shown. */
export interface Scales {
  readonly leverage: Scale
  readonly effort: Scale
}

/** One scale for each drawn column, over all rows. */
export function scalesOf(rows: readonly RankingRow[]): Scales {
  const ends = rows.map(({ leverage, leverageInterval }) => (leverageInterval?.p90 ?? leverage * 1.6) * 100)
  const highest = rows.reduce((most, { effort }) => Math.max(most, effort.high), 0)
  return { leverage: scaleTo(columnMax(ends) * 1.02, 5), effort: halvesTo(highest) }
}

/** How wide the longest title, or what stands below it, is likely to be, in pixels: measuring would cost a layout. */
export const wordsWidth = (rows: readonly RankingRow[]): number =>
  rows.reduce(
    (most, { title, team, services }) =>
      Math.max(most, title.length * TITLE_LETTER, listShort([team, ...services], 3).length * DETAIL_LETTER),
    0,
  )

const TITLE_LETTER = 6.9
const DETAIL_LETTER = 5.8
