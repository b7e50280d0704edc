import type { Instant } from '../../model/quantity.ts'
import { createAccess } from '../access/access.ts'
import type { AccessConfig } from '../access/access-config.ts'
import { LOCAL_VISITOR } from '../access/visitor.ts'
import { openedConfig } from '../configuration/config-secrets.ts'
import type { Environment } from '../configuration/environment.ts'
import { eventHub } from '../events.ts'
import { createVault, type Vault } from '../secrets/vault.ts'
import type { SecurityLog } from '../security-log.ts'
import type { PrivateNetworks } from '../sources/address-rules.ts'
import { addressGuard } from '../sources/guarded-fetch.ts'
import type { Store } from '../store/store.ts'
import { createEngine } from '../sync/engine.ts'
import type { SyncLog } from '../sync/sync-options.ts'
import type { Context } from './context.ts'
import { keepFolded } from './keep-folded.ts'
import { silenceWatch } from './watch-silence.ts'

interface ContextOptions {
  readonly store: Store
  readonly now: () => Instant
  /** Where runs say what they do; nowhere when left out. */
  readonly log?: SyncLog
  /** What `${NAME}` in the config of a source stands for; nothing when left out. */
  readonly environment?: Environment
  /** Under LEVERAGE_KEY or the key file beside the database when left out. */
  readonly secrets?: Vault
  /** Which private networks sources may be in; all when left out, as for whoever works on this machine alone. */
  readonly networks?: PrivateNetworks
  /** Where refused attempts are told; nowhere when left out. */
  readonly security?: SecurityLog
  /** How people come in; only this machine asks when left out. */
  readonly access?: AccessConfig
}

const NO_LOG: SyncLog = { info: () => undefined, error: () => undefined }

/** A context over an open store. Its engine calls a source when it is asked to, and by itself once it is started. */
export function createContext({ store, now, log = NO_LOG, environment = {}, ...options }: ContextOptions): Context {
  const secrets = options.secrets ?? createVault({ stated: environment.LEVERAGE_KEY, keyFile: `${store.path}.key` })
  const events = eventHub()
  const tellSilence = silenceWatch(store, events, log)
  const fold = keepFolded({ store, now, log })
  const { networks = 'all', security = () => undefined } = options
  const guard = addressGuard({
    networks,
    onRefused: (host, problem) => security('address-refused', { host, problem }),
  })
  const { fetch } = guard
  const engine = createEngine({
    store: withHiddenSecrets(store, secrets),
    fetch,
    guard,
    now,
    log,
    publish: events.publish,
    openConfig: ({ configSchema }, config) => openedConfig(configSchema, config, environment, secrets),
    onFinished: async (result) => {
      await tellSilence(result.run.source)
      await fold(result)
    },
  })
  const access = createAccess(now, options.access)
  const visitor = LOCAL_VISITOR
  return {
    visitor,
    attempt: null,
    access,
    store,
    now,
    events,
    engine,
    secrets,
    environment,
    fetch,
    guard,
    security,
  }
}

/** A host that refuses a secret may say it back, and why a run failed is kept and shown. */
const withHiddenSecrets = (store: Store, secrets: Vault): Store => ({
  ...store,
  as: (actor) => withHiddenSecrets(store.as(actor), secrets),
  runs: {
    ...store.runs,
    finish: (run, fault) => store.runs.finish(run, fault && { ...fault, message: secrets.hide(fault.message) }),
  },
})
