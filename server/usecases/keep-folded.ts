import { MILLISECONDS_PER_DAY } from '../../model/quantity.ts'
import type { SyncResult } from '../sync/run-sync.ts'
import type { SyncLog } from '../sync/sync-options.ts'
import type { Context } from './context.ts'
import { foldOldBuckets } from './fold-old-buckets.ts'

/** A run that brings more has gone back in time: what it brought is folded at once, and not only the next day. */
const BACKFILL = 10_000

/**
 * Folds old buckets after the first run of a day, since what is old changes over by whole days, and after a backfill. It
 * is no part of the run: when it fails, it is told and tried again after the next.
 */
export function keepFolded({
  log,
  ...context
}: Pick<Context, 'store' | 'now'> & { readonly log: SyncLog }): (result: SyncResult) => Promise<void> {
  let foldedOn: number | null = null
  return async ({ run }) => {
    const today = Math.floor(context.now() / MILLISECONDS_PER_DAY)
    if (today === foldedOn && run.created < BACKFILL) return
    try {
      await foldOldBuckets(context)
      foldedOn = today
    } catch (err) {
      log.error({ source: run.source, err }, 'old buckets could not be folded')
    }
  }
}
