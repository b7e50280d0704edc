import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SourceSummary, SyncRun } from '../../../model/contract/source.ts'
import { count, counted } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import { clock, day } from '../../lib/date.ts'
import { asTrouble } from '../../lib/problem.ts'
import { EditSource } from './edit-source.tsx'
import { errorBelow } from './findings.ts'
import { runsQuery, usePause, useRemove, useSync } from './queries.ts'
import styles from './source-details.module.css'
import shared from './sources.module.css'
import { Webhook } from './webhook.tsx'

interface SourceDetailsProps {
  readonly source: SourceSummary
  /** The error that is to be read above. */
  readonly told: string | null
}

/** What can be done with a source, and how its last runs went. */
export function SourceDetails({ source, told }: SourceDetailsProps) {
  const runs = useQuery(runsQuery(source.id))
  const [sync, pause, remove] = [useSync(), usePause(), useRemove()]
  const [asked, setAsked] = useState(false)
  const [editing, setEditing] = useState(false)
  const failed = sync.error ?? pause.error ?? remove.error ?? runs.error
  return (
    <div className={styles.details}>
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
        {runs.data?.runs.map((run, position, all) => (
          <RunLine key={run.id} run={run} told={position === 0 ? told : (all[position - 1]?.error ?? null)} />
        ))}
      </ul>
    </div>
  )
}

/** How a run went. `told` is the error that was read just above: a source that is down fails the same way each time. */
function RunLine({ run, told }: { readonly run: SyncRun; readonly told: string | null }) {
  return (
    <li>
      <span className={shared.secondary}>
        {day(run.startedAt)}, {clock(run.startedAt)}
      </span>
      <span>
        {run.error !== null && run.fetched === 0 ? 'nothing read' : countsOf(run)}
        {run.error !== null && (
          <span className={shared.error}>
            {run.error === told ? 'Failed, for the reason above' : errorBelow(run.source, run.error)}
          </span>
        )}
      </span>
    </li>
  )
}

const countsOf = ({ fetched, created, changed, withdrawn, quarantined }: SyncRun): string => {
  const taken = withdrawn > 0 ? `${count(withdrawn)} withdrawn, ` : ''
  return `${count(fetched)} read: ${count(created)} new, ${count(changed)} changed, ${taken}${count(quarantined)} in quarantine`
}
