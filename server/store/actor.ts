import type { AuditVia } from '../../model/contract/audit-kinds.ts'

/** Whose changes they are, as the audit log keeps it. */
export interface Actor {
  readonly via: AuditVia
  /** The account; null where there is none. */
  readonly person: number | null
  /** The operating system's user of a command line; null elsewhere. */
  readonly name: string | null
}

/** What Leverage does by itself, as when a schedule is due. */
export const PROGRAM: Actor = { via: 'leverage', person: null, name: null }

/** Whoever uses a server on this machine that nobody else can reach. */
export const LOCAL_OWNER: Actor = { via: 'local owner', person: null, name: null }

/** Somebody with an account, on a page of it. */
export const onScreen = (person: number): Actor => ({ via: 'screen', person, name: null })
