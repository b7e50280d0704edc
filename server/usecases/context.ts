import type { Instant } from '../../model/quantity.ts'
import type { EventHub } from '../events.ts'
import type { Vault } from '../secrets/vault.ts'
import type { Store } from '../store/store.ts'
import type { Engine } from '../sync/engine.ts'

/** What every use case is given; nothing is reached for. */
export interface Context {
  readonly store: Store
  readonly now: () => Instant
  /** Where use cases say what happened, for every open page. */
  readonly events: EventHub
  /** Every run over a source that this process makes. */
  readonly engine: Engine
  /** Encrypts and decrypts what sources keep secret. */
  readonly secrets: Vault
}
