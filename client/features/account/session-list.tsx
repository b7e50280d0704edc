import { useQuery } from '@tanstack/react-query'
import { counted } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import { FormFault } from '../../components/form-fault.tsx'
import list from '../../components/list-table.module.css'
import { TroubleNotice } from '../../components/trouble.tsx'
import { age, day } from '../../lib/date.ts'
import { asTrouble } from '../../lib/problem.ts'
import { useChange } from '../../lib/use-change.ts'
import { useNow } from '../../lib/use-now.ts'
import styles from './account.module.css'
import { endSession, sessionsQuery } from './queries.ts'

/** Where one is signed in, each to be ended. */
export function SessionList() {
  const now = useNow()
  const { data, error, refetch } = useQuery(sessionsQuery)
  const end = useChange(endSession, sessionsQuery.queryKey)
  const sessions = data?.sessions ?? []
  return (
    <section className={styles.section} aria-busy={!data}>
      <div className={styles.sectionHead}>
        <h2>{data ? `Signed in at ${counted(sessions.length, 'place')}` : '\u00a0'}</h2>
      </div>
      {error && <TroubleNotice trouble={asTrouble(error)} onAgain={() => void refetch()} />}
      <FormFault error={end.error} />
      <table className={list.table}>
        <thead>
          <tr>
            <th scope="col">Session</th>
            <th scope="col">Last used</th>
            <th scope="col">At the latest until</th>
            <th scope="col">
              <span className="unseen">What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, beganAt, usedAt, expiresAt, isThis }) => (
            <tr key={id}>
              <th scope="row">
                <span className={list.title}>{isThis ? 'This one' : `Since ${day(beganAt)}`}</span>
                {isThis && <span className={list.detail}>since {day(beganAt)}</span>}
              </th>
              <td>{age(usedAt, now)} ago</td>
              <td>{day(expiresAt)}</td>
              <td className={list.actions}>
                {!isThis && (
                  <Button kind="link" onClick={() => end.mutate(id)}>
                    End it
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
