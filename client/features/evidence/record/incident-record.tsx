import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { IncidentDetail, IncidentRow } from '../../../../model/contract/evidence-tables.ts'
import { amount, percent } from '../../../../model/format.ts'
import { ProvenanceSwatch } from '../../../charts/bars.tsx'
import { TroubleNotice } from '../../../components/trouble.tsx'
import { day } from '../../../lib/date.ts'
import { asTrouble } from '../../../lib/problem.ts'
import { incidentQuery } from '../queries.ts'
import { Facts, Mapping, Raw, Title } from './parts.tsx'
import styles from './record.module.css'

interface IncidentRecordProps {
  readonly id: string
  readonly changeOf: (row: IncidentRow) => ReactNode
  readonly membersOf: (outage: NonNullable<IncidentDetail['outage']>) => ReactNode
}

/** When an incident was, what it lost and how that is known, and how it came to its service and cause. */
export function IncidentRecord({ id, changeOf, membersOf }: IncidentRecordProps) {
  const { data, error, refetch } = useQuery(incidentQuery(id))
  if (error) return <TroubleNotice trouble={asTrouble(error)} onAgain={() => void refetch()} />
  if (!data) return <div className={styles.waiting} aria-busy="true" />
  const { row, losses, mapping, raw, outage } = data
  return (
    <>
      <Title row={row} />
      <Facts
        facts={[
          [row.sources.length > 1 ? 'Sources' : 'Source', row.sources.join(', ')],
          ['Its id there', row.externalId],
          ['Started', `${day(row.startedAt)}, ${row.startedAt.slice(11, 16)} UTC`],
          ['Ended', row.endedAt === null ? 'nobody has said' : `${day(row.endedAt)}, ${row.endedAt.slice(11, 16)} UTC`],
          ['Counts for', `${amount(row.lastedMinutes)} min${row.durationConfirmed ? ', confirmed' : ''}`],
          ['Severity', row.severity],
        ]}
      />
      <section className={styles.section}>
        <h3>{amount(row.lostMinutes)} service minutes lost</h3>
        <ul>
          {losses.map((loss) => (
            <li key={loss.service} className={styles.loss}>
              <strong>{loss.service}</strong>
              <span className="number">
                {amount(loss.lostMinutes)} min
                {loss.lastedMinutes > 0 && `: ${percent(loss.share)} of ${amount(loss.lastedMinutes)} min`}
              </span>
              <span className={styles.reason}>
                <ProvenanceSwatch provenance={loss.provenance} hue="loss" /> <span>{loss.reason}</span>
              </span>
            </li>
          ))}
        </ul>
      </section>
      {outage && membersOf(outage)}
      <Mapping sentences={mapping} />
      {changeOf(row)}
      {!outage && <Raw raw={raw} seen={data.lastSeenAt} />}
    </>
  )
}
