import type { SourceSummary, SyncRun } from '../../model/contract/source.ts'
import type { Instant } from '../../model/quantity.ts'
import type { Run } from '../store/runs.ts'
import type { Context } from './context.ts'

/** Every source with what it gave and how its last run went. */
export async function listSources({ store }: Context): Promise<SourceSummary[]> {
  return (await store.sources.all()).map((source) => ({
    id: source.id,
    kind: source.type,
    title: source.title,
    coveredFrom: isoOrNull(source.coveredFrom),
    coveredTo: isoOrNull(source.coveredTo),
    rows: source.rows,
    quarantined: source.quarantined,
    lastRun: source.lastRun && syncRun(source.lastRun),
  }))
}

const syncRun = ({ dropped: _, unmapped: __, ...run }: Run): SyncRun => ({
  ...run,
  startedAt: new Date(run.startedAt).toISOString(),
  finishedAt: isoOrNull(run.finishedAt),
})

export const isoOrNull = (moment: Instant | null): string | null =>
  moment === null ? null : new Date(moment).toISOString()
