import type { ServerEvent, SyncProgressReport } from '../../model/contract/source.ts'
import type { Instant } from '../../model/quantity.ts'
import type { AddressGuard } from '../sources/guarded-fetch.ts'
import { type AnySource, findSource } from '../sources/registry.ts'
import { SourceFault } from '../sources/source.ts'
import type { RunTrigger } from '../store/schema.ts'
import type { StoredSource } from '../store/sources.ts'
import type { Store } from '../store/store.ts'
import { holdLease } from './hold-lease.ts'
import type { Patience } from './patience.ts'
import { patientFetch } from './patient-fetch.ts'
import { progressKeeper } from './progress.ts'
import { runSync, type SyncResult } from './run-sync.ts'
import { SyncFault } from './sync-fault.ts'
import type { SyncLog } from './sync-options.ts'

/** Milliseconds between two reports of one run: more often nobody can read. */
const REPORT_EVERY = 250

export interface PullOptions {
  readonly store: Store
  readonly now: () => Instant
  readonly log: SyncLog
  readonly publish: (event: ServerEvent) => void
  readonly openConfig: (source: AnySource, config: unknown) => unknown
  readonly sources: readonly AnySource[]
  readonly random: () => number
  readonly patience?: Patience
  readonly fetch?: typeof globalThis.fetch
  readonly guard?: AddressGuard
  readonly sourceId: string
  readonly trigger: RunTrigger
  readonly controller: AbortController
  readonly onProgress?: ((progress: SyncProgressReport) => void) | undefined
  /** Given what could not be written at the end of the run, to be tried again. */
  readonly onUnwritten: (write: () => Promise<unknown>) => void
  /** Given how to give back a lease that is still held, for when no other run of the source uses it. */
  readonly onHeld: (release: () => Promise<void>) => void
}

/** One run over a source that is in the store, under its lease. `report` says how far it is. */
export function pullSource(options: PullOptions) {
  const { store, now, log, trigger, sourceId, controller } = options
  const progress = progressKeeper(sourceId, now)
  let reportedAt = Number.NEGATIVE_INFINITY

  function tell(): void {
    const report = progress.report()
    options.onProgress?.(report)
    if (performance.now() - reportedAt < REPORT_EVERY) return
    reportedAt = performance.now()
    options.publish({ type: 'sync-progress', progress: report })
  }

  async function run(): Promise<SyncResult> {
    const { known, source } = await callable(options)
    const lease = await holdLease(store, sourceId, now, (lost) => controller.abort(lost))
    const caller = patientFetch({
      ...options,
      source: `${source.title} "${sourceId}"`,
      silences: store.silences,
      signal: controller.signal,
      onWait(until) {
        progress.wait(until)
        reportedAt = Number.NEGATIVE_INFINITY
        tell()
      },
    })
    try {
      return await runSync({
        store,
        now,
        log,
        sourceId,
        trigger,
        source: openedLate(source, known.config, options.openConfig),
        config: null,
        fetch: caller.fetch,
        ...(options.guard && { guard: options.guard }),
        signal: controller.signal,
        lease: lease.extended,
        onUnwritten: options.onUnwritten,
        onProgress: (taken) => {
          progress.take(taken)
          tell()
        },
      })
    } finally {
      await caller.close()
      await lease.release().catch(() => options.onHeld(lease.release))
    }
  }
  return { run, report: progress.report }
}

async function callable({
  store,
  sources,
  sourceId,
}: PullOptions): Promise<{ known: StoredSource; source: AnySource }> {
  const known = await store.sources.find(sourceId)
  const source = known && findSource(known.type, sources)
  if (!known || !source) throw new SyncFault('unknown-source', `there is no source "${sourceId}" that can be called`)
  if (known.config === null) {
    throw new SourceFault({
      code: 'not-found',
      location: sourceId,
      message: `the source "${sourceId}" is fed from files and has no address to call`,
      advice: 'Import its files again, or describe it under "sources" in leverage.yaml.',
    })
  }
  return { known, source }
}

/** The source with its config opened when it is called, so that a config which cannot be opened ends the run and is told. */
const openedLate = (source: AnySource, stored: unknown, open: PullOptions['openConfig']): AnySource => ({
  ...source,
  pull(_config, cursor, context) {
    const parsed = source.configSchema.safeParse(open(source, stored))
    if (!parsed.success) {
      const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'is not complete' }
      throw new SourceFault({
        code: 'refused',
        location: context.sourceId,
        // Without its value: it may be a secret.
        message: `the configuration of "${context.sourceId}" cannot be used: ${path.join('.') || 'it'} ${message}`,
        advice: 'Mend it where the source is described, or set the environment variable that it names.',
      })
    }
    return source.pull(parsed.data, cursor, context)
  },
})
