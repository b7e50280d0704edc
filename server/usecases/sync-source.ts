import { type Environment, resolveEnvironment } from '../configuration/environment.ts'
import { findSource } from '../sources/registry.ts'
import { SourceFault } from '../sources/source.ts'
import { runSync, type SyncLog, type SyncProgress, type SyncResult } from '../sync/run-sync.ts'
import type { Context } from './context.ts'
import { RefusedRequest } from './refused-request.ts'

export interface SyncOrder {
  readonly sourceId: string
  readonly environment: Environment
  readonly signal: AbortSignal
  readonly log: SyncLog
  readonly onProgress?: (progress: SyncProgress) => void
}

/** Pulls a configured source once. Throws RefusedRequest when there is none of that id, SourceFault when it is fed from files only. */
export async function syncSource({ store, now }: Context, order: SyncOrder): Promise<SyncResult> {
  const { sourceId, environment, ...rest } = order
  const known = await store.sources.find(sourceId)
  const source = known && findSource(known.type)
  if (!known || !source)
    throw unknownSource(
      sourceId,
      (await store.sources.all()).map(({ id }) => id),
    )
  if (known.config === null) {
    throw new SourceFault({
      code: 'not-found',
      location: sourceId,
      message: `the source "${sourceId}" is fed from files and has no address to call`,
      advice: 'Import its files again, or describe it under "sources" in leverage.yaml.',
    })
  }
  const config = source.configSchema.parse(resolveEnvironment(known.config, environment))
  return runSync({ store, now, source, sourceId, config, ...rest })
}

const unknownSource = (id: string, known: readonly string[]) =>
  new RefusedRequest(
    'not-found',
    `there is no source "${id}"; ${known.length > 0 ? `there are ${known.join(', ')}` : 'describe one under "sources" in leverage.yaml'}`,
  )
