import type { Context } from './context.ts'
import { requireSource } from './sync-source.ts'

/** Stops or resumes a source's schedule; pausing ends its run too. "Sync now" still works. Throws RefusedRequest when there is no such source. */
export async function pauseSource(context: Context, source: string, paused: boolean): Promise<void> {
  await requireSource(context, source)
  await context.store.sources.pause(source, paused)
  if (paused) context.engine.cancel(source)
}
