import type { SyncRun } from '../../model/contract/source.ts'
import type { Instant } from '../../model/quantity.ts'
import type { Run } from '../store/runs.ts'

/** A run as it travels. */
export const describeRun = ({ dropped: _, ...run }: Run): SyncRun => ({
  ...run,
  startedAt: new Date(run.startedAt).toISOString(),
  finishedAt: isoOrNull(run.finishedAt),
})

export const isoOrNull = (moment: Instant | null): string | null =>
  moment === null ? null : new Date(moment).toISOString()
