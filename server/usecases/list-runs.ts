import type { SyncRun } from '../../model/contract/source.ts'
import type { Context } from './context.ts'
import { describeRun } from './describe-run.ts'
import { requireSource } from './sync-source.ts'

/** The runs of a source with what each came to, newest first. Throws RefusedRequest when there is no such source. */
export async function listRuns(
  context: Context,
  { source, limit }: { readonly source: string; readonly limit: number },
): Promise<{ runs: SyncRun[] }> {
  await requireSource(context, source)
  return { runs: (await context.store.runs.list({ source, limit })).map(describeRun) }
}
