import type { Instant } from '../../model/quantity.ts'
import type { AddressGuard } from '../sources/guarded-fetch.ts'
import type { Source } from '../sources/source.ts'
import type { Lease } from '../store/leases.ts'
import type { RunTrigger } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

export interface SyncLog {
  info(fields: object, message: string): void
  error(fields: object, message: string): void
}

export interface SyncProgress {
  readonly source: string
  /** Rows and measured buckets. */
  readonly fetched: number
  /** Rows expected in all; null when the source does not tell. */
  readonly expected: number | null
  readonly quarantined: number
  /** The moment that the last row is about: how far back, or up to when, the rows reach. Null when rows have no time. */
  readonly reached: Instant | null
}

export type SyncOptions<Config> = {
  readonly store: Store
  readonly source: Source<Config>
  readonly sourceId: string
  readonly now: () => Instant
  readonly log: SyncLog
  readonly signal: AbortSignal
  /** Who started it; a person when left out. */
  readonly trigger?: RunTrigger
  /** How the source is called; the platform's own when left out. */
  readonly fetch?: typeof globalThis.fetch
  /** Whose connections it uses; those of OWN_NETWORKS when left out. */
  readonly guard?: AddressGuard
  readonly onProgress?: (progress: SyncProgress) => void
  /** Given what ends the run when it could not be written, to be tried again. */
  readonly onUnwritten?: (write: () => Promise<unknown>) => void
  /** What the lease is extended to with each page; left out: the source is called without one. */
  readonly lease?: () => Lease
} & (
  | { readonly config: Config; readonly files?: never }
  /** Reads these instead of calling the source; the source's cursor is neither used nor moved. */
  | { readonly files: readonly string[]; readonly config?: never }
)
