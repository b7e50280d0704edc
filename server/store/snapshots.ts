import { standingSchema } from '../../model/contract/moves.ts'
import { type Instant, MILLISECONDS_PER_DAY } from '../../model/quantity.ts'
import type { Standing } from '../../model/ranking/swap-back.ts'
import type { StoreDatabase } from './database.ts'
import { checkedColumn } from './json-column.ts'

/** How long a copy is kept, in days: a year can be looked back on. */
const KEPT_DAYS = 400

/** What people had stated, one copy for each day on which it changed. */
export interface Snapshots {
  /** Keeps a standing, as JSON, as that of a day, over what was kept for that day before; nothing where the newest copy says the same. */
  keep(day: Instant, standing: string): Promise<void>
  /** What was stated at a moment: the copy of the last day that had ended by then; null when none is as old. */
  at(moment: Instant): Promise<Standing | null>
}

export const snapshots = (database: StoreDatabase): Snapshots => ({
  keep: async (day, standing) => {
    const newest = database.connection
      .prepare<[], string>('SELECT standing FROM ranking_snapshot ORDER BY day DESC LIMIT 1')
      .pluck()
    if ((await database.read(async () => newest.get())) === standing) return
    await database.write((connection) => {
      connection
        .prepare(
          'INSERT INTO ranking_snapshot (day, standing) VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET standing = excluded.standing',
        )
        .run(day, standing)
      connection.prepare('DELETE FROM ranking_snapshot WHERE day < ?').run(day - KEPT_DAYS * MILLISECONDS_PER_DAY)
    })
  },
  at: (moment) =>
    database.read(async () => {
      const text = database.connection
        .prepare<[number], string>('SELECT standing FROM ranking_snapshot WHERE day <= ? ORDER BY day DESC LIMIT 1')
        .pluck()
        .get(moment - MILLISECONDS_PER_DAY)
      return text === undefined ? null : checkedColumn(text, 'ranking_snapshot.standing', standingSchema)
    }),
})
