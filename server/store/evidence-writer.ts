import type { Instant } from '../../model/quantity.ts'
import type { Connection } from './connection.ts'
import type { EncodedRecord } from './evidence/encode-record.ts'
import type { SqlValue } from './evidence/encoding.ts'
import { EVIDENCE_KINDS, EVIDENCE_TABLES, type EvidenceKind } from './evidence/evidence-tables.ts'

type Written = 'created' | 'changed' | 'unchanged'

/**
 * Writes one record and says what that changed; an unchanged one is not written at all. Call it inside a transaction.
 * Statements are prepared once and take their values by position: this is the loop that an import spends its time in.
 */
export type EvidenceWriter = (source: string, record: EncodedRecord, seenAt: Instant) => Written

export function evidenceWriter(connection: Connection): EvidenceWriter {
  const insert = connection.prepare<SqlValue[]>(
    `INSERT INTO evidence (source_id, kind, external_id, first_seen_at, last_seen_at)
     VALUES (?, ?, ?, ?, ?) ON CONFLICT (source_id, kind, external_id) DO NOTHING`,
  )
  const touch = connection.prepare<[number, number]>('UPDATE evidence SET last_seen_at = ? WHERE row_id = ?')
  const writeRaw = connection.prepare<[number, string]>(
    'INSERT INTO evidence_raw (row_id, raw) VALUES (?, ?) ON CONFLICT (row_id) DO UPDATE SET raw = excluded.raw',
  )
  const statements = statementsByKind(connection)

  return (source, record, seenAt) => {
    const [kind, externalId, raw, ...values] = record
    const { find, write } = statements[kind]
    const inserted = insert.run(source, kind, externalId, seenAt, seenAt)
    if (inserted.changes === 1) {
      const rowId = Number(inserted.lastInsertRowid)
      writeRaw.run(rowId, raw)
      write.run(rowId, ...values)
      return 'created'
    }
    const known = find.get(raw, ...values, source, kind, externalId)
    if (!known) throw new Error(`evidence ${source} ${kind} ${externalId} is neither new nor known`)
    const [rowId, isSame] = known
    if (isSame) return 'unchanged'
    touch.run(seenAt, rowId)
    writeRaw.run(rowId, raw)
    write.run(rowId, ...values)
    return 'changed'
  }
}

/**
 * For each kind: finds a row that is there already and whether it says the same, in its text and in its meaning, since a
 * newer mapping of the same text is a change too; and writes what a row means.
 */
function statementsByKind(connection: Connection) {
  const statement = (kind: EvidenceKind) => {
    const { table, columns } = EVIDENCE_TABLES[kind]
    const same = columns.map((column) => `${table}.${column} IS ?`)
    const updates = columns.map((column) => `${column} = excluded.${column}`)
    return {
      find: connection
        .prepare<SqlValue[], [number, 0 | 1]>(
          `SELECT row_id, raw IS ? AND ${same.join(' AND ')}
           FROM evidence LEFT JOIN evidence_raw USING (row_id) LEFT JOIN ${table} USING (row_id)
           WHERE source_id = ? AND kind = ? AND external_id = ?`,
        )
        .raw(),
      write: connection.prepare<SqlValue[]>(
        `INSERT INTO ${table} (row_id, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})
         ON CONFLICT (row_id) DO UPDATE SET ${updates.join(', ')}`,
      ),
    }
  }
  return Object.fromEntries(EVIDENCE_KINDS.map((kind) => [kind, statement(kind)])) as Record<
    EvidenceKind,
    ReturnType<typeof statement>
  >
}
