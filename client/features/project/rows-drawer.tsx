import { useQuery } from '@tanstack/react-query'
import type { InsightReport } from '../../../model/contract/insight.ts'
import { amount, count, counted, percent } from '../../../model/format.ts'
import { ProvenanceSwatch } from '../../charts/bars.tsx'
import { TableFiles } from '../../components/chart-frame/table-files.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TroubleNotice } from '../../components/trouble.tsx'
import { day } from '../../lib/date.ts'
import { asTrouble } from '../../lib/problem.ts'
import type { Search } from '../../lib/search.ts'
import table from './evidence.module.css'
import { TOUCHED } from './findings.ts'
import styles from './part.module.css'
import { insightQuery } from './queries.ts'

interface RowsDrawerProps {
  readonly id: string
  /** Key of the bar whose rows are open; null for none. */
  readonly bar: string | null
  readonly search: Search
  readonly version: string
  /** What is shown beside it is a draft, which the rows are not. */
  readonly isDraft: boolean
  readonly serviceTitle: (id: string) => string
  readonly onClose: () => void
}

/** What a bar stands on, the heaviest rows first. */
export function RowsDrawer({ bar, onClose, ...rest }: RowsDrawerProps) {
  return (
    <Dialog open={bar !== null} title="What this bar stands on" onClose={onClose}>
      {bar !== null && <Rows {...rest} bar={bar} />}
    </Dialog>
  )
}

type RowsProps = Omit<RowsDrawerProps, 'onClose' | 'bar'> & { readonly bar: string }

function Rows({ id, bar: key, search, version, isDraft, serviceTitle }: RowsProps) {
  const { data, error, refetch } = useQuery(insightQuery(id, search, version))
  if (error) return <TroubleNotice trouble={asTrouble(error)} onAgain={() => void refetch()} />
  if (!data) return <div className={styles.waiting} aria-busy="true" />
  const bar = barOf(data, key)
  if (!bar) return <p className={styles.caption}>Save the change first: this bar is of a draft, and not kept yet.</p>
  return (
    <>
      <p className={styles.caption}>
        {bar.label}: {percent(bar.pain)} of all pain, {counted(bar.count, 'row')}
        {bar.rows.length < bar.count && `, of which the ${count(bar.rows.length)} heaviest`}
        {isDraft && '; as it is kept, without the change that is not saved'}
      </p>
      <p className={`${styles.caption} ${table.caption}`}>
        <TableFiles
          title={bar.label}
          file={`${id}-bar-rows`}
          data={{
            columns: [
              { title: 'Row', name: 'row' },
              { title: 'Kind', name: 'kind' },
              { title: 'Service', name: 'service' },
              { title: 'Began', name: 'started_at' },
              { title: 'Known', name: 'provenance' },
              { title: 'Minutes', name: 'minutes' },
              { title: 'Hours', name: 'hours' },
              { title: '% of all pain', name: 'share_of_pain', write: (share) => percent(share, 2) },
            ],
            rows: bar.rows.map((row) => [
              titleOf(row),
              row.kind,
              row.service ?? '',
              row.startedAt ?? '',
              row.provenance,
              row.amount.reliability,
              row.amount.toil,
              row.pain,
            ]),
          }}
        />
      </p>
      <table className={table.evidence}>
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">minutes</th>
            <th scope="col">hours</th>
            <th scope="col">% of all pain</th>
          </tr>
        </thead>
        <tbody>
          {bar.rows.map((row) => (
            <tr key={`${row.kind} ${row.id} ${row.service}`}>
              <th scope="row">
                <span className={table.rowTitle}>
                  {row.url ? (
                    <a href={row.url} target="_blank" rel="noreferrer">
                      {titleOf(row)}
                    </a>
                  ) : (
                    titleOf(row)
                  )}
                </span>
                <span className={table.rowDetail}>
                  <ProvenanceSwatch provenance={row.provenance} hue="loss" />
                  {[
                    ...(row.startedAt ? [day(row.startedAt)] : []),
                    ...(row.service ? [serviceTitle(row.service)] : []),
                    ...(row.cause && row.cause !== 'background' ? [row.cause] : []),
                    row.provenance,
                  ].join(', ')}
                </span>
              </th>
              <td className="number">{amount(row.amount.reliability)}</td>
              <td className="number">{amount(row.amount.toil)}</td>
              <td className="number">{percent(row.pain, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

type Bar = Pick<InsightReport['waterfall'][number], 'label' | 'pain' | 'count' | 'rows'>

function barOf({ waterfall }: InsightReport, key: string): Bar | undefined {
  if (key !== TOUCHED) return waterfall.find((bar) => bar.key === key)
  const [outside, inside] = ['out of scope', 'in scope'].map((kind) => waterfall.find((bar) => bar.kind === kind))
  if (!outside || !inside) return undefined
  return {
    label: `${inside.label.replace(/, in scope$/, '')}, all`,
    pain: outside.pain + inside.pain,
    count: outside.count + inside.count,
    rows: [...outside.rows, ...inside.rows].sort((one, other) => other.pain - one.pain),
  }
}

function titleOf({ kind, id, title, service }: Bar['rows'][number]): string {
  if (title) return title
  if (kind === 'prior') return 'Incidents like those of the whole company'
  return kind === 'background' ? `Burn of ${service} outside incidents` : id
}
