import type { SyncOrder } from '../sync/engine.ts'
import type { SyncResult } from '../sync/run-sync.ts'
import type { Context } from './context.ts'
import { RefusedRequest } from './refused-request.ts'

/**
 * Pulls a source now and resolves when the run has ended, however it ended; joins the run that is going on. Throws
 * RefusedRequest when there is none of that id, SourceFault when it is fed from files only, SyncFault while another
 * process calls it.
 */
export async function syncSource(context: Context, source: string, order: SyncOrder = {}): Promise<SyncResult> {
  await requireSource(context, source)
  return context.engine.sync(source, order)
}

/** Throws RefusedRequest, naming those that there are, when there is no source of that id. */
export async function requireSource({ store }: Context, source: string): Promise<void> {
  if (await store.sources.find(source)) return
  const known = (await store.sources.all()).map(({ id }) => id)
  throw new RefusedRequest(
    'not-found',
    `there is no source "${source}"; ${known.length > 0 ? `there are ${known.join(', ')}` : 'describe one under "sources" in leverage.yaml'}`,
  )
}
