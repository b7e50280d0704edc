import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SourceSummary } from '../../../model/contract/source.ts'
import { count, counted } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import { clock, day } from '../../lib/date.ts'
import { asTrouble } from '../../lib/problem.ts'
import { EditSource } from './edit-source.tsx'
import { runsQuery, usePause, useRemove, useSync } from './queries.ts'
import styles from './source-details.module.css'
import shared from './sources.module.css'
import { Webhook } from './webhook.tsx'

/** What can be done with a source, and how its last runs went. */
export function SourceDetails({ source }: { readonly source: SourceSummary }) {
  const runs = useQuery(runsQuery(source.id))
  const [sync, pause, remove] = [useSync(), usePause(), useRemove()]
  const [asked, setAsked] = useState(false)
  const [editing, setEditing] = useState(false)
  const failed = sync.error ?? pause.error ?? remove.error ?? runs.error
  return (
    <div>
      <div className={shared.actions}>
        {source.callable && (
          <>
            <Button needs="sources:write" onClick={() => sync.mutate(source.id)} disabled={source.state === 'running'}>
              Sync now
            </Button>
            <Button needs="sources:write" onClick={() => pause.mutate({ id: source.id, paused: !source.paused })}>
              {source.paused ? 'Resume' : 'Pause'}
            </Button>
            {!source.configuredByFile && (
              <Button needs="sources:write" onClick={() => setEditing(true)}>
                Edit
              </Button>
            )}
          </>
        )}
        {source.configuredByFile ? (
          <span className={shared.detail}>Described in leverage.yaml; change it there</span>
        ) : asked ? (
          <>
            <Button onClick={() => remove.mutate(source.id)}>Remove it with {counted(source.rows, 'row')}</Button>
            <Button kind="quiet" onClick={() => setAsked(false)}>
              Keep it
            </Button>
          </>
        ) : (
          <Button kind="quiet" needs="sources:write" onClick={() => setAsked(true)}>
            Remove
          </Button>
        )}
      </div>
      {editing && <EditSource id={source.id} title={source.title} onClose={() => setEditing(false)} />}
      {failed && (
        <p className={shared.error} role="alert">
          {asTrouble(failed).detail}
        </p>
      )}
      <Webhook source={source} />
      <ul className={styles.runs}>
        {runs.data?.runs.map((run) => (
          <li key={run.id}>
            <span className={shared.secondary}>
              {day(run.startedAt)}, {clock(run.startedAt)}
            </span>
            <span>
              {count(run.fetched)} read: {count(run.created)} new, {count(run.changed)} changed,{' '}
              {run.withdrawn > 0 && `${count(run.withdrawn)} withdrawn, `}
              {count(run.quarantined)} in quarantine
              {run.error && <span className={shared.error}>{run.error}</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
