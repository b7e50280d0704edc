import { columnMax, type Scale, scaleTo } from '../../charts/scale.ts'
import type { RankingRow } from './row.ts'

/** The scales of a ranking's columns, in the units that are shown. */
export interface Scales {
  readonly leverage: Scale
  readonly effort: Scale
}

/** One scale for each drawn column, over all rows. */
export function scalesOf(rows: readonly RankingRow[], narrow: boolean): Scales {
  const ends = rows.map(({ leverage, leverageInterval }) => (leverageInterval?.p90 ?? leverage * 1.6) * 100)
  const highest = rows.reduce((most, { effort }) => Math.max(most, effort.high), 0)
  return { leverage: scaleTo(columnMax(ends) * 1.02, narrow ? 4 : 5), effort: scaleTo(highest * 1.04, 2) }
}
