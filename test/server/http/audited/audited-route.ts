import { expect } from 'vitest'
import type { AuditEntry } from '../../../../model/contract/audit.ts'
import { signedIn } from '../../../support/people.ts'
import type { AuditedCompany, Call } from './company.ts'

/** What must be there first is made before the call is returned; the call itself succeeds. */
export type Prepare = (company: AuditedCompany) => Call | Promise<Call>

/** What the log must say of it. */
interface Expected extends Pick<AuditEntry, 'action' | 'kind' | 'before' | 'after'> {
  readonly subject: unknown
}

/** The routes of one resource that are no GET, by method and path. */
export interface AuditedRoutes {
  /** Those that change something that is kept, and the entry that each leaves; asked in this order. */
  readonly changes: Readonly<Record<string, readonly [Prepare, Expected]>>
  /** Those after which nothing in the file may differ. */
  readonly keepsNothing?: Readonly<Record<string, Prepare>>
}

export const numbered = (noun: string): unknown => expect.stringMatching(new RegExp(`^${noun} \\d+$`))

/** A change of an edit that stands, so that there is a before and an after. */
export const edited =
  (path: string, first: object, second: object): Prepare =>
  async (company) => {
    await company.ask('put', { path, body: { revision: 0, changes: first } })
    return { path, body: { revision: 1, changes: second } }
  }

export const viewer = (company: AuditedCompany, handle: string) => signedIn(company.context, handle, 'viewer')
