import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from '../../components/button.tsx'
import heading from '../../components/heading.module.css'
import { TroubleNotice } from '../../components/trouble.tsx'
import { asTrouble } from '../../lib/problem.ts'
import { useNow } from '../../lib/use-now.ts'
import { AddSource } from './add-source.tsx'
import { sourcesHeadline, sourcesSubline } from './findings.ts'
import { MappingPanel } from './mapping/mapping-panel.tsx'
import { NoSource } from './no-source.tsx'
import { QuarantineList } from './quarantine-list.tsx'
import { quarantineQuery, sourcesQuery } from './queries.ts'
import { SourceTable } from './source-table.tsx'
import styles from './sources.module.css'
import { ImportFile } from './upload/import-file.tsx'

/** Is it fresh? */
export function SourcesPage() {
  const sources = useQuery(sourcesQuery)
  const quarantine = useQuery(quarantineQuery)
  const now = useNow()
  const { add } = useSearch({ from: '/sources' })
  const navigate = useNavigate({ from: '/sources' })
  const open = (form?: 'source' | 'file') => void navigate({ search: (search) => ({ ...search, add: form }) })
  const list = sources.data?.sources
  if (sources.error && !list)
    return (
      <div className={styles.page}>
        <TroubleNotice page trouble={asTrouble(sources.error)} onAgain={() => void sources.refetch()} />
      </div>
    )
  return (
    <div className={styles.page}>
      <div className={heading.head}>
        <div>
          <h1 className={heading.headline}>{list ? sourcesHeadline(list) : ''}</h1>
          <p className={styles.subline}>
            {sources.data && list && list.length > 0 && quarantine.data
              ? sourcesSubline(sources.data, quarantine.data.total)
              : ''}
          </p>
        </div>
        <div className={styles.actions}>
          <Button needs="sources:write" onClick={() => open('file')}>
            Import a file
          </Button>
          <Button kind="primary" needs="sources:write" onClick={() => open('source')}>
            Add a source
          </Button>
        </div>
      </div>
      <AddSource open={add === 'source'} onClose={() => open()} />
      <ImportFile open={add === 'file'} onClose={() => open()} />
      {list && list.length > 0 && <SourceTable sources={list} now={now} />}
      {list?.length === 0 && <NoSource onOpen={open} />}
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
