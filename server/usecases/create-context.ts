import type { Instant } from '../../model/quantity.ts'
import { type Environment, resolveEnvironment } from '../configuration/environment.ts'
import { eventHub } from '../events.ts'
import type { Store } from '../store/store.ts'
import { createEngine } from '../sync/engine.ts'
import type { SyncLog } from '../sync/sync-options.ts'
import type { Context } from './context.ts'

interface ContextOptions {
  readonly store: Store
  readonly now: () => Instant
  /** Where runs say what they do; nowhere when left out. */
  readonly log?: SyncLog
  /** What `${NAME}` in the config of a source stands for; nothing when left out. */
  readonly environment?: Environment
}

const NO_LOG: SyncLog = { info: () => undefined, error: () => undefined }

/** A context over an open store. Its engine calls a source when it is asked to, and by itself once it is started. */
export function createContext({ store, now, log = NO_LOG, environment = {} }: ContextOptions): Context {
  const events = eventHub()
  const engine = createEngine({
    store,
    now,
    log,
    publish: events.publish,
    openConfig: (config) => resolveEnvironment(config, environment),
  })
  return { store, now, events, engine }
}
