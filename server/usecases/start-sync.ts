import { actorOf } from '../access/visitor.ts'
import type { Context } from './context.ts'
import { RefusedRequest } from './refused-request.ts'
import { requireSource } from './sync-source.ts'

/**
 * Starts to pull a source and does not wait: its run and the events tell how it goes. Throws RefusedRequest when there
 * is none of that id, when it is fed from files only, and while another process calls it.
 */
export async function startSync(context: Context, id: string): Promise<void> {
  await requireSource(context, id)
  const { store, engine, now, visitor } = context
  const known = await store.sources.find(id)
  if (!known || known.config === null) {
    throw new RefusedRequest(
      'invalid-request',
      `"${id}" is fed from files and has no address to call; import its files again`,
    )
  }
  const { leasedUntil } = known
  if (leasedUntil !== null && leasedUntil > now() && !engine.progress().has(id)) {
    throw new RefusedRequest('invalid-request', `another process is syncing "${id}"; wait until it has finished`)
  }
  // How it ends is in the record of its run, and told to every page.
  engine.sync(id, { by: actorOf(visitor) }).catch(() => undefined)
}
