import type { Instant } from '../../model/quantity.ts'
import type { Access } from '../access/access.ts'
import type { Visitor } from '../access/visitor.ts'
import type { Environment } from '../configuration/environment.ts'
import type { EventHub } from '../events.ts'
import type { Vault } from '../secrets/vault.ts'
import type { SecurityLog } from '../security-log.ts'
import type { AddressGuard } from '../sources/guarded-fetch.ts'
import type { Store } from '../store/store.ts'
import type { Engine } from '../sync/engine.ts'

/** What use cases are given that only read: they may run in a thread of their own. */
export interface ReadingContext {
  readonly store: Store
  readonly now: () => Instant
  /** Whether anybody still waits for the answer; long searches ask now and then. Left out: yes. */
  readonly isWanted?: () => boolean
}

/** What every other use case is given; nothing is reached for. */
export interface Context extends ReadingContext {
  /** Who asks, and what they may do. */
  readonly visitor: Visitor
  /** What a browser brought back from the identity provider; null: nothing. */
  readonly attempt: string | null
  /** How people come in. */
  readonly access: Access
  /** Where use cases say what happened, for every open page. */
  readonly events: EventHub
  /** Every run over a source that this process makes. */
  readonly engine: Engine
  /** Encrypts and decrypts what sources keep secret. */
  readonly secrets: Vault
  /** What `${NAME}` in a secret stands for. */
  readonly environment: Environment
  /** How sources are called: never where a cloud keeps its credentials. */
  readonly fetch: typeof globalThis.fetch
  /** What that fetch connects with, for connections of one's own. */
  readonly guard: AddressGuard
  /** Where refused attempts are told. */
  readonly security: SecurityLog
}
