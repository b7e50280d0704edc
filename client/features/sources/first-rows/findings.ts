import type { PreviewRow } from '../../../../model/contract/source-setup.ts'
import { count, list } from '../../../../model/format.ts'

/** "Of the first 20 rows, 17 would be taken in, 1 of them without a service, 2 be left out and 1 wait in quarantine". */
export function rowsInWords(rows: readonly PreviewRow[]): string {
  const of = (outcome: PreviewRow['outcome']) => rows.filter((row) => row.outcome === outcome)
  const taken = of('taken')
  const homeless = taken.filter(({ kind, service }) => kind === 'incident' && service === null).length
  const parts = [
    `${count(taken.length)} would be taken in${homeless > 0 ? `, ${count(homeless)} of them without a service` : ''}`,
    ...(of('left-out').length > 0 ? [`${count(of('left-out').length)} left out`] : []),
    ...(of('quarantined').length > 0 ? [`${count(of('quarantined').length)} put in quarantine`] : []),
  ]
  return `Of the first ${rows.length === 1 ? 'row' : `${count(rows.length)} rows`}, ${list(parts)}`
}
