import type { Instant } from '../../model/quantity.ts'
import type { Connection } from './connection.ts'
import type { StoreDatabase } from './database.ts'

/** The right to call a source, until a moment: of several processes on one database only one calls it at a time. */
export interface Lease {
  readonly holder: string
  readonly until: Instant
}

export interface Leases {
  /** Takes or extends the lease of a source. False when somebody else's has not run out. */
  claim(source: string, lease: Lease, now: Instant): Promise<boolean>
  /** Gives it back; nothing happens when it is somebody else's by now. */
  release(source: string, holder: string): Promise<void>
}

export const leases = (database: StoreDatabase): Leases => ({
  claim: (source, { holder, until }, now) =>
    database.writePassing(
      (connection) =>
        connection
          .prepare(
            `UPDATE source SET lease_holder = ?, lease_until = ?
             WHERE id = ? AND (lease_until IS NULL OR lease_until <= ? OR lease_holder = ?)`,
          )
          .run(holder, until, source, now, holder).changes === 1,
    ),
  release: (source, holder) =>
    database.writePassing((connection) => {
      connection
        .prepare('UPDATE source SET lease_holder = NULL, lease_until = NULL WHERE id = ? AND lease_holder = ?')
        .run(source, holder)
    }),
})

/** The lease ran out and another process calls the source now: what this one still writes would be out of date. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'

  constructor(source: string) {
    super(`another process has taken over "${source}"; it goes on from the last whole page`)
  }
}

/** Extends a lease within the transaction that writes under it. The result throws LeaseLost when it is somebody else's by now. */
export function leaseKeeper(connection: Connection): (source: string, lease: Lease) => void {
  const extend = connection.prepare<[number, string, string]>(
    'UPDATE source SET lease_until = ? WHERE id = ? AND lease_holder = ?',
  )
  return (source, { holder, until }) => {
    if (extend.run(until, source, holder).changes === 0) throw new LeaseLost(source)
  }
}
