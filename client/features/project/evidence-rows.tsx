import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ProjectEvidence } from '../../../model/contract/resource.ts'
import { amount, count, counted } from '../../../model/format.ts'
import { ProvenanceSwatch } from '../../charts/bars.tsx'
import { Button } from '../../components/button.tsx'
import { TableFiles } from '../../components/chart-frame/table-files.tsx'
import type { ChartData } from '../../components/chart-frame/table-text.ts'
import { TroubleNotice } from '../../components/trouble.tsx'
import { day } from '../../lib/date.ts'
import { asTrouble } from '../../lib/problem.ts'
import table from './evidence.module.css'
import styles from './panel.module.css'
import { projectEvidenceQuery } from './queries.ts'

const FIRST = 12

interface EvidenceProps {
  readonly project: string
  readonly asOf: string | undefined
  /** Rows of an older version are asked for again. */
  readonly version: string
}

/** The incidents behind the value, most avoided first, each with the way to where it was recorded. */
export function EvidenceRows({ project, asOf, version }: EvidenceProps) {
  const { data, error, refetch } = useQuery(projectEvidenceQuery(project, asOf, version))
  if (error) return <TroubleNotice trouble={asTrouble(error)} onAgain={() => void refetch()} />
  if (!data) return <div className={styles.placeholder} aria-busy="true" />
  return <Rows evidence={data} />
}

const FLAG_WORDS = {
  open: 'still open',
  overlong: 'unusually long',
  quiet: 'never closed',
  overlapped: 'told twice',
  'suggested-cause': 'cause suggested, not confirmed',
} as const

function Rows({ evidence }: { readonly evidence: ProjectEvidence }) {
  const [all, setAll] = useState(false)
  const rows = all ? evidence.rows : evidence.rows.slice(0, FIRST)
  return (
    <section className={`${styles.section} ${table.section}`}>
      <h3>
        {evidence.total > 0
          ? `It stands on ${counted(evidence.total, 'row')} of evidence`
          : 'It touches no recorded incident'}
      </h3>
      <p className={`${styles.caption} ${table.caption}`}>
        Minutes: lost then, expected in a year from its like, avoided
        <span className={table.files}>
          <TableFiles title="Rows of evidence" file={`${evidence.project}-rows`} data={rowsData(evidence)} />
        </span>
      </p>
      {rows.length + evidence.other.length > 0 && (
        <table className={table.evidence}>
          <thead>
            <tr>
              <th scope="col">Incident</th>
              <th scope="col">then</th>
              <th scope="col">expected</th>
              <th scope="col">avoided</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.incident} ${row.service}`}>
                <th scope="row">
                  <span className={table.rowTitle} title={row.title}>
                    {row.url ? (
                      <a href={row.url} target="_blank" rel="noreferrer">
                        {row.title}
                      </a>
                    ) : (
                      row.title
                    )}
                  </span>
                  <span className={table.rowDetail}>
                    <ProvenanceSwatch provenance={row.provenance} hue="loss" />
                    {[
                      day(row.startedAt),
                      row.service,
                      row.provenance,
                      ...row.flags.map((flag) => FLAG_WORDS[flag]),
                    ].join(', ')}
                  </span>
                </th>
                <td className="number">{amount(row.minutes)}</td>
                <td className="number">{amount(row.expectedMinutes)}</td>
                <td className={`${table.avoided} number`}>{amount(row.avoidedMinutes)}</td>
              </tr>
            ))}
            {evidence.other.map(({ label, expectedMinutes, avoidedMinutes }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td />
                <td className="number">{amount(expectedMinutes)}</td>
                <td className={`${table.avoided} number`}>{amount(avoidedMinutes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {evidence.rows.length > FIRST && (
        <Button kind="link" className={table.more} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : showWords(evidence)}
        </Button>
      )}
    </section>
  )
}

const showWords = ({ rows, total }: ProjectEvidence): string =>
  rows.length < total ? `Show ${count(rows.length)} of ${count(total)}` : `Show all ${count(total)}`

const rowsData = ({ rows, other }: ProjectEvidence): ChartData => ({
  columns: [
    { title: 'Incident', name: 'title' },
    { title: 'Began', name: 'started_at' },
    { title: 'Service', name: 'service' },
    { title: 'Known', name: 'provenance' },
    { title: 'Minutes then', name: 'minutes' },
    { title: 'Expected', name: 'expected_minutes' },
    { title: 'Avoided', name: 'avoided_minutes' },
  ],
  rows: [
    ...rows.map((row) => [
      row.title,
      row.startedAt,
      row.service,
      row.provenance,
      row.minutes,
      row.expectedMinutes,
      row.avoidedMinutes,
    ]),
    ...other.map(({ label, expectedMinutes, avoidedMinutes }) => [
      label,
      '',
      '',
      '',
      '',
      expectedMinutes,
      avoidedMinutes,
    ]),
  ],
})
