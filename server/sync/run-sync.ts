import type { Source } from '../sources/source.ts'
import type { Component } from '../store/components.ts'
import type { Run } from '../store/runs.ts'
import type { Store } from '../store/store.ts'
import { keepPages } from './keep-pages.ts'
import { describeFault, faultCode, SyncFault, whyStopped } from './sync-fault.ts'
import type { SyncOptions } from './sync-options.ts'

export type { SyncLog, SyncOptions, SyncProgress } from './sync-options.ts'

export interface SyncResult {
  /** As it is stored: `status` says whether it succeeded, `error` why not. */
  readonly run: Run
  /** Every component that the source has named so far. */
  readonly components: readonly Component[]
  /** What stopped it; null when it succeeded. */
  readonly fault: Error | null
}

/**
 * One run over a source: page after page is mapped and kept, each with its quarantine and its cursor in one transaction.
 * Whatever stops it, be it the source, the store or the signal, ends the run as failed. Nothing is ever deleted, what
 * was kept stays, and the next run goes on after the last whole page. Rejects only with SyncFault when the id belongs
 * to a source of another type, and with StoreFault when not even the end of the run can be written down.
 */
export async function runSync<Config>(options: SyncOptions<Config>): Promise<SyncResult> {
  const { store, source, sourceId, log } = options
  await introduce(store, source, sourceId)
  const { id } = await store.runs.start(sourceId, options.trigger, !options.files)
  log.info({ source: sourceId, run: id }, 'sync started')

  let location = source.title
  let fault: Error | null = null
  try {
    await keepPages(options, id, (page) => {
      location = page
    })
  } catch (error) {
    fault = options.signal.aborted && faultCode(error) === 'unexpected' ? whyStopped(options.signal) : asError(error)
  }

  const ended = fault && { code: faultCode(fault), message: describeFault(sourceId, location, fault) }
  const finish = () => store.runs.finish(id, ended)
  const run = await finish().catch((error: unknown) => {
    options.onUnwritten?.(finish)
    throw error
  })
  if (fault) log.error({ source: sourceId, run: id, err: fault }, 'sync failed')
  else
    log.info(
      { source: sourceId, run: id, fetched: run.fetched, created: run.created, changed: run.changed },
      'sync finished',
    )
  return { run, components: await store.components.all(sourceId), fault }
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)))

/** Makes the source known before its first run. */
async function introduce<Config>(store: Store, { type, title }: Source<Config>, sourceId: string): Promise<void> {
  const known = await store.sources.find(sourceId)
  if (known === null) return store.sources.upsert({ id: sourceId, type, title })
  if (known.type === type) return
  throw new SyncFault(
    'other-type',
    `"${sourceId}" is a source of type ${known.type}, not ${type}; give the new one another id`,
  )
}
