import { type FormEvent, useId, useState } from 'react'
import type { BoardRequest, RequestBoard } from '../../../model/contract/requests.ts'
import { LONGEST_REASON } from '../../../model/contract/text-limits.ts'
import { quarterWords } from '../../../model/evidence/request-standing.ts'
import { Button } from '../../components/button.tsx'
import styles from './triage.module.css'
import type { TriageOf } from './use-triage.ts'

interface TriageProps {
  readonly requests: readonly BoardRequest[]
  readonly board: RequestBoard
  readonly triage: TriageOf
}

/** A value that several needs do not share. */
const SEVERAL = '~'

/** Gives needs to a service and a project, decides against them for a quarter with a reason, or closes them. */
export function TriageForm({ requests, board, triage }: TriageProps) {
  const id = useId()
  const [reason, setReason] = useState('')
  const service = shared(requests.map((request) => request.service ?? ''))
  const project = shared(requests.map((request) => request.project?.id ?? ''))
  const isAgainst = requests.every(({ notIn }) => notIn !== null)
  const isClosed = requests.every(({ closedAt }) => closedAt !== null)
  const reached = board.projects.filter((known) =>
    requests.every(({ reachedBy }) => reachedBy.some((each) => each.id === known.id)),
  )
  const others = board.projects.filter((known) => !reached.includes(known))
  const decide = (changes: Parameters<TriageOf['decide']>[1]) => triage.decide(requests, changes)
  const refuse = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') return
    decide({ notIn: { quarter: board.quarter, reason } })
    setReason('')
  }
  return (
    <form className={styles.form} onSubmit={refuse} aria-busy={triage.isSending}>
      <label htmlFor={`${id}-service`}>
        Service
        <select
          id={`${id}-service`}
          value={service}
          onChange={({ target }) => decide({ service: target.value || null })}
        >
          {service === SEVERAL && <option value={SEVERAL}>several</option>}
          <option value="">not known</option>
          {board.services.map(({ id: own, title }) => (
            <option key={own} value={own}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label htmlFor={`${id}-project`} className={styles.wide}>
        Project that is to answer {requests.length === 1 ? 'it' : 'them'}
        <select
          id={`${id}-project`}
          value={project}
          onChange={({ target }) => decide({ project: target.value || null })}
        >
          {project === SEVERAL && <option value={SEVERAL}>several</option>}
          <option value="">none yet</option>
          {reached.length > 0 && (
            <optgroup label="State a chance to close it">
              {reached.map(({ id: own, title }) => (
                <option key={own} value={own}>
                  {title}
                </option>
              ))}
            </optgroup>
          )}
          <optgroup label={reached.length > 0 ? 'All others' : 'Candidates'}>
            {others.map(({ id: own, title }) => (
              <option key={own} value={own}>
                {title}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      {isAgainst ? (
        <Button onClick={() => decide({ notIn: null })}>Consider again</Button>
      ) : (
        <div className={styles.refusal}>
          <label htmlFor={`${id}-reason`}>
            Not in {quarterWords(board.quarter)}, because
            <input
              id={`${id}-reason`}
              value={reason}
              maxLength={LONGEST_REASON}
              autoComplete="off"
              placeholder="a reason, for whoever asked"
              onChange={({ target }) => setReason(target.value)}
            />
          </label>
          <Button type="submit" disabled={reason.trim() === ''}>
            Not this quarter
          </Button>
        </div>
      )}
      <Button onClick={() => decide({ closed: !isClosed })}>{isClosed ? 'Open again' : 'No longer needed'}</Button>
    </form>
  )
}

function shared(values: readonly string[]): string {
  const [first = '', ...others] = new Set(values)
  return others.length > 0 ? SEVERAL : first
}

/** What was decided, with its undo; or why nothing was. */
export function TriageOutcome({ triage: { done, trouble, forget } }: Pick<TriageProps, 'triage'>) {
  if (!done && !trouble) return null
  return (
    <p className={styles.outcome} role="status">
      <span>{trouble ? `${trouble.title}. ${trouble.detail}` : `${done?.words}.`}</span>
      {!trouble && done?.undo && <Button onClick={() => void done.undo?.()}>Undo</Button>}
      <Button kind="quiet" onClick={forget}>
        Dismiss
      </Button>
    </p>
  )
}
