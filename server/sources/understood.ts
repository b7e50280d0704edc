import type { MapResult } from './record.ts'
import type { RawRow } from './source.ts'

/** A row that carries what it means, found out for the coverage before anybody says which source keeps it. */
export interface UnderstoodRow extends RawRow {
  readonly understood: MapResult
}

type Map = (row: RawRow, sourceId: string) => MapResult

export const understood = (row: RawRow, map: Map): UnderstoodRow => ({ ...row, understood: map(row, '') })

/** What a row means under a source, found out before or now. */
export const mapUnderstood = (row: RawRow, sourceId: string, map: Map): MapResult =>
  'understood' in row ? underSource((row as UnderstoodRow).understood, sourceId) : map(row, sourceId)

const underSource = (result: MapResult, source: string): MapResult => ({
  ...result,
  records: result.records.map((record) => {
    if (record.kind !== 'incident') return record
    return { ...record, value: { ...record.value, source, id: `${source}/${record.externalId}` } }
  }),
})
