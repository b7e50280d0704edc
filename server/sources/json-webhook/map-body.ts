import { mapCsvRow } from '../csv/map-row.ts'
import type { CsvRow } from '../csv/row.ts'
import { INCIDENT_COLUMNS } from '../csv/tables.ts'
import { rowLocation } from '../json-api.ts'
import { sizeReason } from '../json-row.ts'
import { cellText } from '../list/cell-text.ts'
import { cellsFault, ourCells } from '../list/our-cells.ts'
import { valueAt } from '../list/value-at.ts'
import { rejected } from '../map-result.ts'
import type { MapResult } from '../record.ts'
import type { RawRow } from '../source.ts'
import type { BodyRules } from './config.ts'

/** One incident of a body, or a body in which there is none where the rules say; with the rules. */
export interface BodyRow extends RawRow {
  readonly rules?: BodyRules
  /** It is a whole body, in which nothing stands where incidents should. */
  readonly isBody: boolean
}

/** The incidents of a body, each a row; the body itself as a row when there are none at their place. */
export function rowsOfBody(body: unknown, location: string, rules: BodyRules): readonly BodyRow[] {
  const found = incidentsIn(body, rules)
  if (found === undefined) return [rowOf(body, location, rules, true)]
  return (Array.isArray(found) ? found : [found]).map((content, position) =>
    rowOf(content, rowLocation(location, 'incidents', idIn(content, rules), position), rules, false),
  )
}

const idIn = (content: unknown, { fields }: BodyRules): string | null =>
  cellText(valueAt(content, fields?.id ?? 'id')) || null

/** `origin` is what the text alone does not tell. */
export const rowOf = (content: unknown, location: string, rules: BodyRules, isBody: boolean): BodyRow => ({
  location,
  content,
  text: JSON.stringify(content),
  origin: { isBody },
  isBody,
  rules,
})

/** An incident with its own names for things, as our table of incidents has them. */
export function mapBodyRow(row: RawRow, sourceId: string): MapResult {
  const { rules = {}, isBody } = row as BodyRow
  if (isBody) return mapBody(row, rules, sourceId)
  const tooBig = sizeReason(row.text)
  if (tooBig) return rejected(row, null, tooBig)
  if (typeof row.content !== 'object' || row.content === null || Array.isArray(row.content)) {
    return rejected(row, null, 'is no object with the fields of an incident')
  }
  const named = INCIDENT_COLUMNS.map((column) => [
    column,
    cellText(valueAt(row.content, rules.fields?.[column] ?? column)),
  ])
  const cells = ourCells('incidents', Object.fromEntries(named), rules.severities)
  const content: CsvRow = { table: 'incidents', records: [{ line: 1, cells, fault: cellsFault(cells) }] }
  return mapCsvRow({ ...row, content }, sourceId)
}

/** A body that was put aside, under the rules of today: as many incidents as it has where they say. */
function mapBody(row: RawRow, rules: BodyRules, sourceId: string): MapResult {
  const rows = rowsOfBody(row.content, row.location, rules)
  if (rows.some(({ isBody }) => isBody)) {
    return rejected(row, null, `nothing stands at ${rules.incidents}, where the incidents of a body are looked for`)
  }
  const results = rows.map((one) => mapBodyRow(one, sourceId))
  return {
    records: results.flatMap(({ records }) => records),
    rejections: results.flatMap(({ rejections }) => rejections),
    dropped: 0,
  }
}

function incidentsIn(body: unknown, { incidents }: BodyRules): unknown {
  if (incidents !== undefined) return valueAt(body, incidents)
  const usual = valueAt(body, 'incidents')
  return Array.isArray(usual) ? usual : body
}
