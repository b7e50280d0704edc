import { useQuery } from '@tanstack/react-query'
import { amount, objective, reliabilityAgainst } from '../../../../model/format.ts'
import { TroubleNotice } from '../../../components/trouble.tsx'
import { day } from '../../../lib/date.ts'
import { asTrouble } from '../../../lib/problem.ts'
import { sloQuery } from '../queries.ts'
import { Facts } from './parts.tsx'
import styles from './record.module.css'

/** What an objective promises, how it is measured, and what its policy asks for. */
export function ObjectiveRecord({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery(sloQuery(id))
  if (error) return <TroubleNotice trouble={asTrouble(error)} onAgain={() => void refetch()} />
  if (!data) return <div className={styles.waiting} aria-busy="true" />
  const { measurement, flags } = data
  return (
    <>
      <h2 className={styles.title}>{data.title}</h2>
      <Facts
        facts={[
          ['Service', data.service ?? `${data.statedService}, which nobody knows`],
          ['Objective', objective(data.objective, data.windowDays)],
          ['Budget', `${amount(data.budgetMinutes)} min, by ${data.budgetingMethod}`],
          [
            'Reliability',
            measurement?.reliability == null ? 'unknown' : reliabilityAgainst(measurement.reliability, data.objective),
          ],
          ['Measured by', data.indicator ?? 'nothing'],
          ['Known until', data.knownUntil === null ? 'never' : day(data.knownUntil)],
        ]}
      />
      {flags.length > 0 && (
        <section className={styles.section}>
          <h3>What the error budget policy asks somebody to act on</h3>
          <ul>
            {flags.map((flag) => {
              const of =
                flag.type === 'IncidentOverLimit'
                  ? flag.incident
                  : flag.type === 'CauseOverLimit'
                    ? flag.cause
                    : flag.risk
              return (
                <li key={`${flag.type} ${of}`} className={styles.loss}>
                  <strong>{of}</strong>
                  <span className="number">
                    {amount(flag.minutes)} min, limit {amount(flag.limit)}
                  </span>
                </li>
              )
            })}
          </ul>
        </section>
      )}
    </>
  )
}
