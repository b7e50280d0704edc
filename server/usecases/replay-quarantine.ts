import type { ReplayReport } from '../../model/contract/source.ts'
import type { Context } from './context.ts'

/** Rows that one request replays at most; the rest is replayed by asking again. */
const MOST_ROWS = 10_000

/** Maps rows from quarantine again, these or all of one source, as after a connector or a rule was mended. */
export async function replayQuarantine(
  { store, engine }: Context,
  which: { readonly ids: readonly number[] } | { readonly source: string },
): Promise<ReplayReport> {
  const rows = await store.quarantine.list({ ...which, limit: MOST_ROWS })
  const subject = 'source' in which ? which.source : `${rows.length} rows`
  await store.audit.add({ action: 'replayed', kind: 'quarantine', subject, after: { rows: rows.length } })
  const { replayed, released } = await engine.replay(rows)
  return { replayed, released, stillWrong: replayed - released }
}
