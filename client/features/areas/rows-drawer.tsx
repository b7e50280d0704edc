import { useQuery } from '@tanstack/react-query'
import type { AreaCell, AreaRows } from '../../../model/contract/areas.ts'
import { amount, count, counted, percent } from '../../../model/format.ts'
import { ProvenanceSwatch } from '../../charts/bars.tsx'
import { TableFiles } from '../../components/chart-frame/table-files.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TroubleNotice } from '../../components/trouble.tsx'
import { day } from '../../lib/date.ts'
import { asTrouble } from '../../lib/problem.ts'
import styles from './cells.module.css'
import { cellTitle } from './findings.ts'
import { areaRowsQuery } from './queries.ts'
import type { AreasView } from './view.ts'

interface RowsDrawerProps {
  /** Null while it is closed. */
  readonly cell: AreaCell | null
  readonly view: AreasView
  readonly asOf: string | undefined
  readonly version: string
  readonly onClose: () => void
}

/** The incidents that a cell stands on, each with the way to where it was recorded. */
export function RowsDrawer({ cell, view, asOf, version, onClose }: RowsDrawerProps) {
  return (
    <Dialog open={cell !== null} title={cell ? cellTitle(cell, view.titleOf) : ''} onClose={onClose}>
      {cell && <Rows cell={cell} asOf={asOf} version={version} />}
    </Dialog>
  )
}

function Rows({
  cell,
  asOf,
  version,
}: {
  readonly cell: AreaCell
  readonly asOf: string | undefined
  readonly version: string
}) {
  const { data, error, refetch } = useQuery(areaRowsQuery(cell, asOf, version))
  if (error) return <TroubleNotice trouble={asTrouble(error)} onAgain={() => void refetch()} />
  if (!data) return <div className={styles.waiting} aria-busy="true" />
  return (
    <>
      <p className={styles.caption}>
        {data.total === 0
          ? 'No recorded incident; what is expected here comes from the company as a whole'
          : `${counted(data.total, 'incident')}, most minutes lost first${data.rows.length < data.total ? `; the first ${count(data.rows.length)} are shown` : ''}`}
        . Lost: service minutes then. Expected and avoided: customer minutes in a year, by all candidates together.
      </p>
      <p className={styles.files}>
        <TableFiles
          title={`${cell.service}, ${cell.cause}`}
          file={`${cell.service}-${cell.cause}`}
          data={{
            columns: [
              { title: 'Incident', name: 'title' },
              { title: 'Began', name: 'started_at' },
              { title: 'Severity', name: 'severity' },
              { title: 'Known', name: 'provenance' },
              { title: 'Lost', name: 'minutes' },
              { title: 'Expected', name: 'expected_minutes' },
              { title: 'Avoided', name: 'avoided_minutes' },
            ],
            rows: data.rows.map((row) => [
              row.title,
              row.startedAt,
              row.severity,
              row.provenance,
              row.minutes,
              row.expectedMinutes,
              row.avoidedMinutes,
            ]),
          }}
        />
      </p>
      <table className={styles.rows}>
        <thead>
          <tr>
            <th scope="col">Incident</th>
            <th scope="col">share</th>
            <th scope="col">lost</th>
            <th scope="col">expected</th>
            <th scope="col">avoided</th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <Row key={row.incident} row={row} />
          ))}
          {data.other.map(({ label, expectedMinutes, avoidedMinutes }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td />
              <td />
              <td className="number">{amount(expectedMinutes)}</td>
              <td className="number">{amount(avoidedMinutes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Row({ row }: { readonly row: AreaRows['rows'][number] }) {
  return (
    <tr>
      <th scope="row">
        {row.url ? (
          <a href={row.url} target="_blank" rel="noreferrer">
            {row.title}
          </a>
        ) : (
          row.title
        )}
        <span className={styles.detail}>
          <ProvenanceSwatch provenance={row.provenance} hue="loss" />
          {[day(row.startedAt), row.severity, row.provenance, ...row.flags].join(', ')}
        </span>
      </th>
      <td className="number">{row.lastedMinutes > 0 ? percent(row.minutes / row.lastedMinutes, 0) : ''}</td>
      <td className="number">{amount(row.minutes)}</td>
      <td className="number">{amount(row.expectedMinutes)}</td>
      <td className="number">{amount(row.avoidedMinutes)}</td>
    </tr>
  )
}
