import { mapped, mappedIncident, rejected } from '../map-result.ts'
import type { MapResult } from '../record.ts'
import type { RawRow } from '../source.ts'
import { bucketsFromCsv } from './bucket-cells.ts'
import { CellFault } from './cells.ts'
import { accountFromCsv, riskFromCsv, serviceFromCsv, teamFromCsv } from './map-company.ts'
import { incidentFromCsv } from './map-incident.ts'
import { projectFromCsv } from './map-project.ts'
import { requestFromCsv } from './map-request.ts'
import { riceFromCsv } from './map-rice.ts'
import type { CsvRecord, CsvRow } from './row.ts'

/** A row of any table as evidence, or in quarantine with the first reason found. */
export function mapCsvRow(row: RawRow, sourceId: string): MapResult {
  const { table, records } = row.content as CsvRow
  const [record] = records
  const damaged = records.find(({ fault }) => fault !== null)
  const id = record?.cells.id ?? ''
  const externalId = id !== '' && id.length <= 200 ? id : null
  if (!record || damaged) return rejected(row, externalId, damagedReason(records, damaged))
  try {
    return mapRecord(row, table, record, records, sourceId)
  } catch (fault) {
    if (fault instanceof CellFault) return rejected(row, externalId, fault.message)
    throw fault
  }
}

function mapRecord(
  row: RawRow,
  table: CsvRow['table'],
  record: CsvRecord,
  records: readonly CsvRecord[],
  sourceId: string,
): MapResult {
  const evidence = <Value extends { readonly id: string }>(value: Value) => ({
    externalId: value.id,
    raw: row.text,
    value,
  })
  switch (table) {
    case 'incidents':
      return mappedIncident(row, incidentFromCsv(record, sourceId))
    case 'services':
      return mapped({ kind: 'service', ...evidence(serviceFromCsv(record)) })
    case 'projects':
      return mapped({ kind: 'project', ...evidence(projectFromCsv(records)) })
    case 'accounts':
      return mapped({ kind: 'account', ...evidence(accountFromCsv(record)) })
    case 'risks':
      return mapped({ kind: 'risk', ...evidence(riskFromCsv(record)) })
    case 'teams':
      return mapped({ kind: 'team', ...evidence(teamFromCsv(record)) })
    case 'requests':
      return mapped({ kind: 'request', ...evidence(requestFromCsv(record)) })
    case 'rice':
      return mapped({ kind: 'rice', ...evidence(riceFromCsv(record)) })
    case 'sli':
      // Only rows with something wrong come this way: buckets are no rows of evidence.
      bucketsFromCsv(record)
      throw new CellFault('is a row of buckets; import its file again')
  }
}

function damagedReason(records: readonly CsvRecord[], damaged: CsvRecord | undefined): string {
  if (!damaged?.fault) return 'is empty'
  return records.length > 1 ? `line ${damaged.line}: ${damaged.fault}` : damaged.fault
}
