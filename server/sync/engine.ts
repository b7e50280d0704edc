import pLimit from 'p-limit'
import type { ServerEvent, SyncProgressReport } from '../../model/contract/source.ts'
import type { Instant } from '../../model/quantity.ts'
import type { AddressGuard } from '../sources/guarded-fetch.ts'
import { type AnySource, SOURCES } from '../sources/registry.ts'
import type { Actor } from '../store/actor.ts'
import type { QuarantinedRow } from '../store/quarantine.ts'
import type { RunTrigger } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { Patience } from './patience.ts'
import { type PullOptions, pullSource } from './pull-source.ts'
import { type ReplayCounts, replayRows } from './replay-rows.ts'
import type { SyncResult } from './run-sync.ts'
import { scheduleLoop } from './schedule-loop.ts'
import { SyncFault } from './sync-fault.ts'
import type { SyncLog } from './sync-options.ts'
import { untilWritten } from './until-written.ts'

/**
 * Sources that are called at the same time. A run mostly waits for its host, and what runs compute and write takes turns, so
 * there are many: hosts that hang together hold up no other. There is an end to them because each holds pages in memory.
 */
const SOURCES_AT_A_TIME = 16

export interface EngineOptions {
  readonly store: Store
  readonly now: () => Instant
  readonly log: SyncLog
  readonly publish: (event: ServerEvent) => void
  /** A stored config as its connector takes it: with references and secrets in the clear. Throws what the run then ends with. */
  readonly openConfig: (source: AnySource, config: unknown) => unknown
  /** Called after every run, before the next of the same source. */
  readonly onFinished?: (result: SyncResult) => Promise<void>
  readonly sources?: readonly AnySource[]
  /** From 0 up to 1, for the jitter of what is sent again; chance itself when left out. */
  readonly random?: () => number
  /** How long hosts are waited for, when not as usual. */
  readonly patience?: Patience
  /** How sources are called; the platform's own when left out. */
  readonly fetch?: typeof globalThis.fetch
  /** Whose connections runs use; those of OWN_NETWORKS when left out. */
  readonly guard?: AddressGuard
}

export interface SyncOrder {
  /** Who asked for it; whoever the engine's store belongs to when left out. */
  readonly by?: Actor
  readonly trigger?: RunTrigger
  readonly onProgress?: (progress: SyncProgressReport) => void
}

/** Owns every run over a source in this process: one at a time for each source, a few sources at a time. */
export interface Engine {
  /**
   * Pulls a source now; joins the run that is going on, if any. Resolves when it has ended, however it ended. Throws
   * SyncFault when there is no such source, when it has no address, and while another process calls it.
   */
  sync(source: string, order?: SyncOrder): Promise<SyncResult>
  /** Ends a run between two transactions; what was kept stays. False when none is going on here. */
  cancel(source: string): boolean
  /** Maps rows of quarantine again, as their connectors read them today, and keeps those that map well. */
  replay(rows: readonly QuarantinedRow[], by: Actor): Promise<ReplayCounts>
  /** The runs that are going on here, by source. */
  progress(): ReadonlyMap<string, SyncProgressReport>
  /** From now on calls sources when their schedule says so. */
  start(): void
  /** Calls nobody any more, and resolves when every run has ended. */
  stop(): Promise<void>
}

interface Running {
  readonly controller: AbortController
  readonly result: Promise<SyncResult>
  readonly report: () => SyncProgressReport
}

export function createEngine({ sources = SOURCES, random = Math.random, ...options }: EngineOptions): Engine {
  const { store, now, log, publish } = options
  const running = new Map<string, Running>()
  const inTurn = pLimit(SOURCES_AT_A_TIME)
  const stopping = new AbortController()

  function sync(source: string, { by, trigger = 'person', onProgress }: SyncOrder = {}): Promise<SyncResult> {
    const current = running.get(source)
    if (current) return current.result
    if (stopping.signal.aborted) return Promise.reject(new SyncFault('stopped', 'Leverage is shutting down'))
    const controller = new AbortController()
    const order: PullOptions = {
      ...options,
      store: by ? store.as(by) : store,
      sources,
      random,
      sourceId: source,
      trigger,
      controller,
      onProgress,
      onUnwritten: (write) => void untilWritten(write, stopping.signal),
      onHeld: (release) => void untilWritten(async () => running.has(source) || (await release()), stopping.signal),
    }
    const pull = pullSource(order)
    const result = inTurn(() => pull.run())
      .then(async (ended) => {
        await options.onFinished?.(ended)
        return ended
      })
      .finally(() => running.delete(source))
    running.set(source, { controller, result, report: pull.report })
    result.then(
      ({ fault }) => publish({ type: 'sync-finished', source, ok: fault === null }),
      () => publish({ type: 'sync-finished', source, ok: false }),
    )
    return result
  }

  const loop = scheduleLoop({ store, now, log, call: (source, trigger) => sync(source, { trigger }) })

  return {
    sync,
    cancel(source) {
      const current = running.get(source)
      current?.controller.abort()
      return current !== undefined
    },
    replay: (rows, by) => replayRows({ ...options, sources, by }, rows),
    progress: () => new Map([...running].map(([source, { report }]) => [source, report()])),
    start: loop.start,
    async stop() {
      stopping.abort()
      await loop.stop()
      for (const { controller } of running.values()) controller.abort()
      await Promise.allSettled([...running.values()].map(({ result }) => result))
    },
  }
}
