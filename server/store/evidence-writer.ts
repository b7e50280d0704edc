import { hash } from 'node:crypto'
import type { Instant } from '../../model/quantity.ts'
import type { EvidenceRecord } from '../sources/record.ts'
import type { Connection } from './connection.ts'
import { ENCODINGS, EVIDENCE_KINDS, type EvidenceKind, encodeRecord } from './evidence/encode-record.ts'
import type { SqlValue } from './evidence/encoding.ts'

type Written = 'created' | 'changed' | 'unchanged'

/**
 * Writes one record and says what that changed; an unchanged one is not written at all. Call it inside a transaction.
 * Statements are prepared once and take their values by position: this is the loop that an import spends its time in.
 */
export type EvidenceWriter = (source: string, record: EvidenceRecord, seenAt: Instant) => Written

export function evidenceWriter(connection: Connection): EvidenceWriter {
  const insert = connection.prepare<SqlValue[]>(
    `INSERT INTO evidence (source_id, kind, external_id, content_hash, first_seen_at, last_seen_at)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (source_id, kind, external_id) DO NOTHING`,
  )
  const isKnown = connection
    .prepare<[string, string, string, string], number>(
      'SELECT 1 FROM evidence WHERE source_id = ? AND kind = ? AND external_id = ? AND content_hash = ?',
    )
    .pluck()
  const replace = connection
    .prepare<SqlValue[], number>(
      `UPDATE evidence SET content_hash = ?, last_seen_at = ?
       WHERE source_id = ? AND kind = ? AND external_id = ? RETURNING row_id`,
    )
    .pluck()
  const writeRaw = connection.prepare<[number, string]>(
    'INSERT INTO evidence_raw (row_id, raw) VALUES (?, ?) ON CONFLICT (row_id) DO UPDATE SET raw = excluded.raw',
  )
  const writeValue = valueStatements(connection)

  return (source, record, seenAt) => {
    const { kind, externalId, raw } = record
    const values = encodeRecord(record)
    // The meaning is hashed with the raw text: a newer mapping of the same text is a change.
    const contentHash = hash('sha256', `${raw}\0${JSON.stringify(values)}`, 'base64url')
    const inserted = insert.run(source, kind, externalId, contentHash, seenAt, seenAt)
    const isNew = inserted.changes === 1
    if (!isNew && isKnown.get(source, kind, externalId, contentHash)) return 'unchanged'

    const rowId = isNew ? Number(inserted.lastInsertRowid) : replace.get(contentHash, seenAt, source, kind, externalId)
    if (rowId === undefined) throw new Error(`evidence ${source} ${kind} ${externalId} is neither new nor known`)
    writeRaw.run(rowId, raw)
    writeValue[kind].run(rowId, ...values)
    return isNew ? 'created' : 'changed'
  }
}

function valueStatements(connection: Connection) {
  const statement = (kind: EvidenceKind) => {
    const { table, columns } = ENCODINGS[kind]
    const updates = columns.map((column) => `${column} = excluded.${column}`)
    return connection.prepare<SqlValue[]>(
      `INSERT INTO ${table} (row_id, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})
       ON CONFLICT (row_id) DO UPDATE SET ${updates.join(', ')}`,
    )
  }
  return Object.fromEntries(EVIDENCE_KINDS.map((kind) => [kind, statement(kind)])) as Record<
    EvidenceKind,
    ReturnType<typeof statement>
  >
}
