import type { EvidenceRecord, MapResult, Rejection, Withdrawal } from '../sources/record.ts'
import type { RawRow } from '../sources/source.ts'
import { isTurnDue } from '../sources/turn.ts'
import { giveWay } from './give-way.ts'

/** What a run of rows comes to. */
interface MappedRows {
  readonly records: EvidenceRecord[]
  readonly rejections: Rejection[]
  dropped: number
  readonly withdrawn: Withdrawal[]
  /** Where the rows were that had nothing wrong with them. */
  readonly wellMapped: string[]
}

type MapOne = (row: RawRow) => MapResult

const nothing = (): MappedRows => ({ records: [], rejections: [], dropped: 0, withdrawn: [], wellMapped: [] })

/** Maps rows one by one. A mapping that throws rejects its row and no other. */
export function mapRows(rows: readonly RawRow[], map: MapOne): Readonly<MappedRows> {
  const all = nothing()
  for (const row of rows) add(all, row, map)
  return all
}

/** The same of many rows, with turns for everything else in between. */
export async function mapManyRows(rows: readonly RawRow[], map: MapOne): Promise<Readonly<MappedRows>> {
  const all = nothing()
  for (const row of rows) {
    if (isTurnDue()) await giveWay()
    add(all, row, map)
  }
  return all
}

function add(all: MappedRows, row: RawRow, map: MapOne): void {
  const mapped = mapRow(row, map)
  for (const record of mapped.records) all.records.push(record)
  for (const rejection of mapped.rejections) all.rejections.push({ ...rejection, origin: row.origin })
  for (const withdrawal of mapped.withdrawn ?? []) all.withdrawn.push(withdrawal)
  all.dropped += mapped.dropped
  if (mapped.rejections.length === 0) all.wellMapped.push(row.location)
}

function mapRow(row: RawRow, map: MapOne): MapResult {
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
