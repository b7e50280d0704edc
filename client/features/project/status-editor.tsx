import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { PROJECT_STATUSES, type Project, type ProjectStatus } from '../../../model/evidence/project.ts'
import { Button } from '../../components/button.tsx'
import { useNow } from '../../lib/use-now.ts'
import styles from './status.module.css'
import type { useDraft } from './use-draft.ts'
import { STATUS_TITLES } from './words.ts'

interface StatusEditorProps {
  readonly project: Project
  readonly draft: ReturnType<typeof useDraft>
}

/** Where a project stands, and once it has shipped since when: its promise is held to what happened after that day. */
export function StatusEditor({ project, draft }: StatusEditorProps) {
  const today = new Date(useNow()).toISOString().slice(0, 10)
  const [typed, setTyped] = useState<{ readonly status: ProjectStatus; readonly shippedAt: string } | null>(null)
  const told = draft.kept?.value ?? project
  const kept = { status: told.status, shippedAt: told.shippedAt?.slice(0, 10) ?? '' }
  const { status, shippedAt } = typed ?? kept
  const isShipped = status === 'shipped'
  const isOther = status !== kept.status || (isShipped && shippedAt !== kept.shippedAt)
  const isLater = isShipped && shippedAt > today
  const save = () => {
    draft.restate({ status, shippedAt: isShipped && shippedAt !== '' ? shippedAt : null })
    setTyped(null)
  }
  return (
    <div className={styles.status}>
      <label>
        Status{' '}
        <select
          value={status}
          disabled={draft.kept === null || draft.isDirty}
          onChange={({ target }) => {
            const next = target.value as ProjectStatus
            setTyped({ status: next, shippedAt: next === 'shipped' ? shippedAt || today : '' })
          }}
        >
          {PROJECT_STATUSES.map((one) => (
            <option key={one} value={one}>
              {STATUS_TITLES[one]}
            </option>
          ))}
        </select>
      </label>
      {isShipped && (
        <label>
          on{' '}
          <input
            type="date"
            value={shippedAt}
            max={today}
            disabled={draft.kept === null || draft.isDirty}
            aria-invalid={isLater}
            onChange={({ target }) => setTyped({ status, shippedAt: target.value })}
          />
        </label>
      )}
      {isOther && !draft.isDirty && (
        <>
          <Button kind="primary" disabled={isLater || draft.saving.state === 'saving'} onClick={save}>
            Save status
          </Button>
          <Button onClick={() => setTyped(null)}>Cancel</Button>
        </>
      )}
      {isLater && <span role="alert">It cannot have shipped after today.</span>}
      {isShipped &&
        (shippedAt === '' ? (
          <span>Without the day nobody can tell what it has changed.</span>
        ) : (
          <span>
            From that day on what it promised is held against what happens: see{' '}
            <Link to="/track" search={{}}>
              Track record
            </Link>
            .
          </span>
        ))}
      {draft.isDirty && <span>Save or discard the change below first.</span>}
    </div>
  )
}
