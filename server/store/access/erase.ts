import type { Instant } from '../../../model/quantity.ts'
import type { AuditedDatabase } from '../audited.ts'
import { emptyLog } from '../checkpoints.ts'
import type { Connection } from '../connection.ts'
import { bumpEvidenceVersion } from '../evidence-version.ts'
import { isLastAdmin, type PersonRow, subjectOf, toPerson } from './people.ts'

/** How many rows of each table named a person, and which sources gave such rows; "last admin" where nothing was done. */
export type ErasedRows =
  | { readonly rows: Readonly<Record<string, number>>; readonly sources: readonly string[] }
  | 'last admin'

/** Without what opens doors, and without the account's own row: these are emptied by hand. */
const LEFT_OUT: ReadonlySet<string> = new Set(['person', 'session', 'token', 'invitation', 'share_link', 'erasing'])

/**
 * Takes somebody out of every text that is kept, in one transaction: the account, if there is one, and any mention under
 * one of `names`. A name of several words goes wherever it stands in a text; a single word, such as a handle, only where it
 * is the whole value or a mention, since it may be a common word. What is keyed on stays. The audit log keeps its entries.
 */
export async function erase(
  database: AuditedDatabase,
  names: readonly string[],
  person: number | null,
  at: Instant,
): Promise<ErasedRows> {
  const { connection } = database
  const pseudonym = person === null ? 'erased person' : `erased person ${person}`
  connection.function('without_person', { deterministic: true }, (text: unknown) =>
    typeof text === 'string' ? withoutNames(text, names, pseudonym) : text,
  )
  // What is overwritten must not be left readable in the file.
  connection.pragma('secure_delete = ON')
  const erased = await database.change((_, log): ErasedRows => {
    if (person !== null && !eraseAccount(connection, person, at)) return 'last admin'
    const sources = sourcesNaming(connection)
    connection.prepare('INSERT INTO erasing VALUES (1)').run()
    const rows = Object.fromEntries(
      tablesWithText(connection).flatMap(({ table, columns }) => {
        const changes = eraseIn(connection, table, columns)
        return changes === 0 ? [] : [[table, changes]]
      }),
    )
    connection.prepare('DELETE FROM erasing').run()
    log({
      action: 'erased',
      kind: 'person',
      subject: person === null ? 'nobody with an account' : subjectOf(person),
      after: rows,
    })
    bumpEvidenceVersion(connection)
    return { rows, sources }
  })
  if (erased !== 'last admin') await emptyLog(connection)
  return erased
}

/** False when nobody would be left to look after people. */
function eraseAccount(connection: Connection, id: number, at: Instant): boolean {
  const row = connection.prepare<[number], PersonRow>('SELECT * FROM person WHERE id = ?').get(id)
  if (row && isLastAdmin(connection, toPerson(row))) return false
  for (const table of ['session', 'token', 'invitation', 'notification_mark']) {
    connection.prepare(`DELETE FROM ${table} WHERE person_id = ?`).run(id)
  }
  connection
    .prepare(
      `UPDATE person SET handle = ?, name = ?, password = NULL, issuer = NULL, subject = NULL,
         disabled_at = coalesce(disabled_at, ?), erased_at = ? WHERE id = ?`,
    )
    .run(`erased-${id}`, `Erased person ${id}`, at, at, id)
  return true
}

const eraseIn = (connection: Connection, table: string, columns: readonly string[]): number => {
  const set = columns.map((column) => `"${column}" = without_person("${column}")`).join(', ')
  const names = columns.map((column) => `without_person("${column}") IS NOT "${column}"`).join(' OR ')
  return connection.prepare(`UPDATE "${table}" SET ${set} WHERE ${names}`).run().changes
}

const sourcesNaming = (connection: Connection): string[] =>
  connection
    .prepare<[], string>(
      `SELECT DISTINCT source_id FROM evidence JOIN evidence_raw USING (row_id)
       WHERE without_person(raw) IS NOT raw ORDER BY source_id`,
    )
    .pluck()
    .all()

/** Every text column of every table but those that rows are found by. */
function tablesWithText(connection: Connection): { readonly table: string; readonly columns: readonly string[] }[] {
  const tables = connection
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all()
    .filter((table) => !LEFT_OUT.has(table))
  return tables.flatMap((table) => {
    const keys = new Set([
      ...connection.prepare<[string], string>('SELECT "from" FROM pragma_foreign_key_list(?)').pluck().all(table),
      ...connection
        .prepare<[string], string>(
          `SELECT info.name FROM pragma_index_list(?) AS list, pragma_index_info(list.name) AS info WHERE list."unique" = 1`,
        )
        .pluck()
        .all(table),
    ])
    const columns = connection
      .prepare<[string], string>("SELECT name FROM pragma_table_info(?) WHERE type = 'TEXT' AND pk = 0")
      .pluck()
      .all(table)
      .filter((column) => !keys.has(column))
    return columns.length === 0 ? [] : [{ table, columns }]
  })
}

/** A text without these names; see `erase` for where each counts. */
export function withoutNames(text: string, names: readonly string[], pseudonym: string): string {
  return names.reduce((rest, name) => {
    const pattern = escaped(name)
    if (/\s/.test(name))
      return rest.replace(new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu'), pseudonym)
    if (rest.toLowerCase() === name.toLowerCase()) return pseudonym
    return rest
      .replace(new RegExp(`"${pattern}"(?!\\s*:)`, 'giu'), JSON.stringify(pseudonym))
      .replace(new RegExp(`@${pattern}(?![\\p{L}\\p{N}-])`, 'giu'), `@${pseudonym}`)
  }, text)
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
