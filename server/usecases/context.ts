import type { Instant } from '../../model/quantity.ts'
import type { Store } from '../store/store.ts'

/** What every use case is given; nothing is reached for. */
export interface Context {
  readonly store: Store
  readonly now: () => Instant
}
