import type { Coverage } from '../../model/evidence/service.ts'
import { instant } from '../../model/quantity.ts'
import type { Connection } from './connection.ts'
import type { StoreDatabase } from './database.ts'

/**
 * Adds a span to what a source covers, and says whether that is news. Spans that meet become one, so that a backfill which
 * covers a gap later closes it, and one that is broken off leaves the gap where it was. Call it inside a transaction.
 */
export type CoverageWriter = (source: string, span: Coverage) => boolean

export function coverageWriter(connection: Connection): CoverageWriter {
  const meeting = connection.prepare<[string, number, number], { started_at: number; ended_at: number }>(
    'SELECT started_at, ended_at FROM covered_span WHERE source_id = ? AND started_at <= ? AND ended_at >= ?',
  )
  const forget = connection.prepare<[string, number]>('DELETE FROM covered_span WHERE source_id = ? AND started_at = ?')
  const add = connection.prepare<[string, number, number]>('INSERT INTO covered_span VALUES (?, ?, ?)')
  const summarise = connection.prepare<[number, number, number, number, string]>(
    `UPDATE source SET covered_from = min(coalesce(covered_from, ?), ?), covered_to = max(coalesce(covered_to, ?), ?)
     WHERE id = ?`,
  )
  return (source, { from, to }) => {
    const met = meeting.all(source, to, from)
    if (met.some(({ started_at, ended_at }) => started_at <= from && ended_at >= to)) return false
    for (const { started_at } of met) forget.run(source, started_at)
    const start = met.reduce((first, { started_at }) => Math.min(first, started_at), from as number)
    const end = met.reduce((last, { ended_at }) => Math.max(last, ended_at), to as number)
    add.run(source, start, end)
    summarise.run(from, from, to, to, source)
    return true
  }
}

/** The spans of every source, earliest first. */
export const readCoveredSpans = (database: StoreDatabase): Promise<ReadonlyMap<string, readonly Coverage[]>> =>
  database.read(async (reader) => {
    const rows = await reader
      .selectFrom('covered_span')
      .selectAll()
      .orderBy('source_id')
      .orderBy('started_at')
      .execute()
    const spans = new Map<string, Coverage[]>()
    for (const { source_id, started_at, ended_at } of rows) {
      const span = { from: instant(started_at), to: instant(ended_at) }
      spans.set(source_id, [...(spans.get(source_id) ?? []), span])
    }
    return spans
  })
