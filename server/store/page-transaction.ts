import type { Connection } from './connection.ts'
import { type PageKeeper, pageKeeper } from './keep-page.ts'
import { withoutWaiting } from './without-waiting.ts'

/** Keeps pages, each in one transaction: all of it or nothing. Throws LeaseLost, and what SQLite throws. */
export function pageTransaction(connection: Connection): PageKeeper {
  const keep = connection.transaction(pageKeeper(connection)).immediate
  return (page) => (page.isPassing ? withoutWaiting(connection, () => keep(page)) : keep(page))
}
