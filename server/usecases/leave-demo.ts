import type { Context } from './context.ts'
import { RefusedRequest } from './refused-request.ts'

/**
 * Takes the demo company out, with everything that was changed in it, and leaves an empty installation that stays empty
 * until somebody brings data. Throws RefusedRequest where the data is somebody's own.
 */
export async function leaveDemo({ store, engine }: Context): Promise<void> {
  const { demo } = await store.settings.get()
  if (!demo) throw new RefusedRequest('invalid-request', 'the demo company is not loaded; nothing was taken out')
  for (const { id } of await store.sources.all()) engine.cancel(id)
  await store.clear()
  await store.settings.set({ demoLeft: true })
}
