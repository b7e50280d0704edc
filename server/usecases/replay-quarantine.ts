import type { ReplayReport } from '../../model/contract/source.ts'
import { actorOf } from '../access/visitor.ts'
import type { Context } from './context.ts'

/** Rows that one request replays at most; the rest is replayed by asking again. */
const MOST_ROWS = 10_000

/** Maps rows from quarantine again, these or all of one source, as after a connector or a rule was mended. */
export async function replayQuarantine(
  { store, engine, visitor }: Context,
  which: { readonly ids: readonly number[] } | { readonly source: string },
): Promise<ReplayReport> {
  const rows = await store.quarantine.list({ ...which, limit: MOST_ROWS })
  const { replayed, released } = await engine.replay(rows, actorOf(visitor))
  return { replayed, released, stillWrong: replayed - released }
}
