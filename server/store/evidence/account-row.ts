import type { Account, CreditStep } from '../../../model/evidence/account.ts'
import type { Money } from '../../../model/quantity.ts'
import type { StoreDatabase } from '../database.ts'
import { listColumn, textsColumn } from '../json-column.ts'
import type { SqlValue } from './encoding.ts'
import { onePerId } from './one-per-id.ts'
import type { AccountTable } from './tables.ts'

/** For the columns that EVIDENCE_TABLES names, in their order. */
export const encodeAccount = (account: Account): SqlValue[] => [
  account.id,
  account.title,
  account.annualRevenue,
  account.tier,
  JSON.stringify(account.services),
  JSON.stringify(account.credits),
]

/** Every account once, by id. */
export const readAccounts = (database: StoreDatabase): Promise<Account[]> =>
  database.read(async (reader) =>
    onePerId(
      await reader
        .selectFrom('account')
        .innerJoin('evidence', 'evidence.row_id', 'account.row_id')
        .selectAll('account')
        .select('evidence.source_id')
        .orderBy('account.id')
        .execute(),
    ).map(decode),
  )

const decode = (row: AccountTable): Account => ({
  id: row.id,
  title: row.title,
  annualRevenue: row.annual_revenue as Money,
  tier: row.tier,
  services: textsColumn(row.services, 'account.services'),
  credits: listColumn(row.credits, 'account.credits', isCreditStep),
})

function isCreditStep(entry: unknown): entry is CreditStep {
  if (typeof entry !== 'object' || entry === null) return false
  const { below, credit } = entry as Partial<Record<keyof CreditStep, unknown>>
  return typeof below === 'number' && typeof credit === 'number'
}
