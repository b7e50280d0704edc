import type { Context } from './context.ts'
import { requireSource } from './sync-source.ts'

/**
 * Ends the run that is going on over a source in this process; what it kept stays, and the next one goes on from there.
 * False when none is going on. Throws RefusedRequest when there is no such source.
 */
export async function cancelSync(context: Context, source: string): Promise<boolean> {
  await requireSource(context, source)
  return context.engine.cancel(source)
}
