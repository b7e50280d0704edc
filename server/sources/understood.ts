import type { MapResult } from './record.ts'
import type { RawRow } from './source.ts'

/** A row that carries what it means, found out for the coverage. */
export interface UnderstoodRow extends RawRow {
  readonly understood: MapResult
  /** The source that it was understood for; empty: nobody had said. */
  readonly sourceId: string
}

type Map = (row: RawRow, sourceId: string) => MapResult

export function understood(row: RawRow, map: Map, sourceId = ''): UnderstoodRow {
  const { location, content, text, origin } = row
  return { location, content, text, origin, understood: map(row, sourceId), sourceId }
}

/** What a row means under a source, found out before or now. */
export function mapUnderstood(row: RawRow, sourceId: string, map: Map): MapResult {
  if (!('understood' in row)) return map(row, sourceId)
  const before = row as UnderstoodRow
  return before.sourceId === sourceId ? before.understood : underSource(before.understood, sourceId)
}

const underSource = (result: MapResult, source: string): MapResult => ({
  ...result,
  records: result.records.map((record) => {
    if (record.kind !== 'incident') return record
    return { ...record, value: { ...record.value, source, id: `${source}/${record.externalId}` } }
  }),
})
