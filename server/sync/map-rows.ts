import type { EvidenceRecord, MapResult, Rejection, Withdrawal } from '../sources/record.ts'
import type { RawRow } from '../sources/source.ts'

/** What a run of rows comes to. */
interface MappedRows {
  readonly records: readonly EvidenceRecord[]
  readonly rejections: readonly Rejection[]
  readonly dropped: number
  readonly withdrawn: readonly Withdrawal[]
  /** Where the rows were that had nothing wrong with them. */
  readonly wellMapped: readonly string[]
}

/** Maps rows one by one. A mapping that throws rejects its row and no other. */
export function mapRows(rows: readonly RawRow[], map: (row: RawRow) => MapResult): MappedRows {
  const records: EvidenceRecord[] = []
  const rejections: Rejection[] = []
  const wellMapped: string[] = []
  const withdrawn: Withdrawal[] = []
  let dropped = 0
  for (const row of rows) {
    const mapped = mapRow(row, map)
    records.push(...mapped.records)
    rejections.push(...mapped.rejections.map((rejection) => ({ ...rejection, origin: row.origin })))
    dropped += mapped.dropped
    withdrawn.push(...(mapped.withdrawn ?? []))
    if (mapped.rejections.length === 0) wellMapped.push(row.location)
  }
  return { records, rejections, dropped, withdrawn, wellMapped }
}

function mapRow(row: RawRow, map: (row: RawRow) => MapResult): MapResult {
  try {
    return map(row)
  } catch (error) {
    const reason = `could not be understood: ${error instanceof Error ? error.message : String(error)}`
    return {
      records: [],
      rejections: [{ location: row.location, externalId: null, reason, raw: row.text }],
      dropped: 0,
    }
  }
}
