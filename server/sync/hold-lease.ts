import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { type Instant, instant } from '../../model/quantity.ts'
import { type Lease, LeaseLost } from '../store/leases.ts'
import type { Store } from '../store/store.ts'
import { SyncFault } from './sync-fault.ts'

/** Milliseconds that a lease lasts: for as long nobody calls the source after its holder was cut off. */
const DURATION = 120_000
/** How often it is extended while nothing is written, as in a host's silence. */
const HEARTBEAT = 30_000

/** Names this process beside all others on the database. */
const HOLDER = `${hostname()} ${process.pid} ${randomUUID()}`

export interface HeldLease {
  /** The lease as it is extended to now. */
  readonly extended: () => Lease
  release(): Promise<void>
}

/**
 * Takes the lease of a source and keeps it. Calls `onLost` when another process has taken it over, as after this one
 * was suspended for minutes. Throws SyncFault while another process holds it.
 */
export async function holdLease(
  store: Store,
  source: string,
  now: () => Instant,
  onLost: (lost: LeaseLost) => void,
): Promise<HeldLease> {
  const extended = (): Lease => ({ holder: HOLDER, until: instant(now() + DURATION) })
  if (!(await store.leases.claim(source, extended(), now()))) {
    throw new SyncFault('busy', `another process is syncing "${source}"; wait until it has finished`)
  }
  const beat = setInterval(() => {
    store.leases.claim(source, extended(), now()).then(
      (isOurs) => isOurs || onLost(new LeaseLost(source)),
      // A database that is busy now is asked again at the next beat, long before the lease runs out.
      () => undefined,
    )
  }, HEARTBEAT)
  beat.unref()
  return {
    extended,
    async release() {
      clearInterval(beat)
      await store.leases.release(source, HOLDER)
    },
  }
}
