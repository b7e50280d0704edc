import type { AuditEntry } from '../../../model/contract/audit.ts'
import type { Notification } from '../../../model/contract/notification.ts'
import type { Instant } from '../../../model/quantity.ts'
import type { Visitor } from '../../access/visitor.ts'

/** What may concern somebody; `at` is when it came to be so. */
export interface Notice extends Omit<Notification, 'at' | 'isNew'> {
  readonly at: Instant
}

/** Whether the visitor made a change themselves, of which they need not be told. */
export const isOwnChange = ({ kind, person }: Visitor, entry: AuditEntry): boolean =>
  kind === 'local' ? entry.via === 'local owner' : entry.person !== null && entry.person.handle === person?.handle

/** Whether a name that somebody typed is the visitor's: people own decisions by name. */
export const isNamed = ({ person }: Visitor, name: string): boolean =>
  person !== null && [person.name, person.handle].some((own) => own.toLowerCase() === name.trim().toLowerCase())
