import { useQuery } from '@tanstack/react-query'
import { TroubleNotice } from '../../components/trouble.tsx'
import { asTrouble } from '../../lib/problem.ts'
import { useNow } from '../../lib/use-now.ts'
import { sourcesHeadline, sourcesSubline } from './findings.ts'
import { QuarantineList } from './quarantine-list.tsx'
import { quarantineQuery, sourcesQuery } from './queries.ts'
import { SourceTable } from './source-table.tsx'
import styles from './sources.module.css'

/** Is it fresh? */
export function SourcesPage() {
  const sources = useQuery(sourcesQuery)
  const quarantine = useQuery(quarantineQuery)
  const now = useNow()
  const list = sources.data?.sources
  if (sources.error && !list)
    return (
      <div className={styles.page}>
        <TroubleNotice page trouble={asTrouble(sources.error)} onAgain={() => void sources.refetch()} />
      </div>
    )
  return (
    <div className={styles.page}>
      <h1 className={styles.headline}>{list ? sourcesHeadline(list, now) : ''}</h1>
      <p className={styles.subline}>
        {list && list.length > 0 && quarantine.data ? sourcesSubline(list, quarantine.data.total) : ''}
      </p>
      {list && list.length > 0 && <SourceTable sources={list} now={now} />}
      {list?.length === 0 && (
        <p className={styles.empty}>
          A source is anything that knows of incidents: a status page, a list as CSV. Import a first one:
          <code>npm run -s leverage -- import statuspage incidents.json</code>
        </p>
      )}
      {quarantine.error && !quarantine.data && (
        <TroubleNotice trouble={asTrouble(quarantine.error)} onAgain={() => void quarantine.refetch()} />
      )}
      {list && quarantine.data && quarantine.data.total > 0 && <QuarantineList {...quarantine.data} />}
    </div>
  )
}
