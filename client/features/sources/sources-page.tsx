import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from '../../components/button.tsx'
import { TroubleNotice } from '../../components/trouble.tsx'
import { asTrouble } from '../../lib/problem.ts'
import { useNow } from '../../lib/use-now.ts'
import { AddSource } from './add-source.tsx'
import { sourcesHeadline, sourcesSubline } from './findings.ts'
import { MappingPanel } from './mapping/mapping-panel.tsx'
import { QuarantineList } from './quarantine-list.tsx'
import { quarantineQuery, sourcesQuery } from './queries.ts'
import { SourceTable } from './source-table.tsx'
import styles from './sources.module.css'

/** Is it fresh? */
export function SourcesPage() {
  const sources = useQuery(sourcesQuery)
  const quarantine = useQuery(quarantineQuery)
  const now = useNow()
  const { add } = useSearch({ from: '/sources' })
  const navigate = useNavigate({ from: '/sources' })
  const setAdding = (adding: boolean) =>
    void navigate({ search: (search) => ({ ...search, add: adding ? ('source' as const) : undefined }) })
  const list = sources.data?.sources
  if (sources.error && !list)
    return (
      <div className={styles.page}>
        <TroubleNotice page trouble={asTrouble(sources.error)} onAgain={() => void sources.refetch()} />
      </div>
    )
  return (
    <div className={styles.page}>
      <div className={styles.sectionHead}>
        <h1 className={styles.headline}>{list ? sourcesHeadline(list) : ''}</h1>
        <Button kind="primary" onClick={() => setAdding(true)}>
          Add a source
        </Button>
      </div>
      <AddSource open={add === 'source'} onClose={() => setAdding(false)} />
      <p className={styles.subline}>
        {sources.data && list && list.length > 0 && quarantine.data
          ? sourcesSubline(sources.data, quarantine.data.total)
          : ''}
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
      {list && list.length > 0 && (
        <div className={styles.panels}>
          <MappingPanel />
          {quarantine.data && quarantine.data.total > 0 && <QuarantineList {...quarantine.data} />}
        </div>
      )}
    </div>
  )
}
