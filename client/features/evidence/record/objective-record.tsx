import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { SloSummary } from '../../../../model/contract/slo.ts'
import { amount, objective, reliabilityAgainst } from '../../../../model/format.ts'
import { TroubleNotice } from '../../../components/trouble.tsx'
import { day } from '../../../lib/date.ts'
import { asTrouble } from '../../../lib/problem.ts'
import type { EvidenceTab, Search } from '../../../lib/search.ts'
import { sloQuery } from '../queries.ts'
import { tabSearch } from '../use-view.ts'
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
              const { kind, name, search } = rowsOf(flag, data.service)
              return (
                <li key={`${kind} ${name}`} className={styles.loss}>
                  <span>
                    <Link to="/evidence" search={search}>
                      {name}
                    </Link>
                    <span className={styles.caption}>{kind}</span>
                  </span>
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

/** What goes beyond its part of the budget, and where its rows are. */
function rowsOf(flag: SloSummary['flags'][number], service: string | null) {
  const kept = (tab: EvidenceTab, change: Search) => (before: Search) => ({
    ...tabSearch(tab)(before),
    q: undefined,
    ...change,
  })
  switch (flag.type) {
    case 'IncidentOverLimit':
      return { kind: 'Incident', name: flag.incident, search: kept('incidents', { row: flag.incident }) }
    case 'CauseOverLimit':
      return {
        kind: 'All of this cause',
        name: flag.cause,
        search: kept('incidents', { service: service ?? undefined, cause: flag.cause }),
      }
    case 'RiskOverLimit':
      return { kind: 'Stated risk', name: flag.risk, search: kept('risks', { row: flag.risk }) }
  }
}
