import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { IncidentRow } from '../../../model/contract/evidence-tables.ts'
import { INCIDENT_CAUSES } from '../../../model/evidence/cause.ts'
import { count, counted } from '../../../model/format.ts'
import { ChangeableBy } from '../../components/allowed.tsx'
import { Button } from '../../components/button.tsx'
import {
  amendment,
  buttonWords,
  type Changeable,
  changesOf,
  confirmations,
  EMPTY_FORM,
  isSuggested,
} from './amendment.ts'
import styles from './change.module.css'
import { MOST_SELECTED, servicesQuery } from './queries.ts'
import type { useAmend } from './use-amend.ts'

interface ChangeProps {
  readonly rows: readonly Changeable[]
  readonly amending: ReturnType<typeof useAmend>
}

/** What a person says of the selected incidents, over what sources and rules say. Empty fields change nothing. */
export function ChangeForm({ rows, amending }: ChangeProps) {
  const [form, setForm] = useState(EMPTY_FORM)
  const { data } = useQuery(servicesQuery)
  const changes = changesOf(form)
  const suggested = rows.filter(isSuggested).length
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (changes === null || typeof changes === 'string') return
    amending.amend([amendment(rows, changes)])
    setForm(EMPTY_FORM)
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <label>
        Cause
        <select value={form.cause} onChange={(event) => setForm({ ...form, cause: event.target.value })}>
          <option value="">as it is</option>
          {INCIDENT_CAUSES.map((cause) => (
            <option key={cause}>{cause}</option>
          ))}
        </select>
      </label>
      <label>
        Service
        <select value={form.service} onChange={(event) => setForm({ ...form, service: event.target.value })}>
          <option value="">as it is</option>
          {data?.services
            .filter(({ id }) => id !== 'unmapped')
            .map(({ id }) => (
              <option key={id}>{id}</option>
            ))}
        </select>
      </label>
      <label>
        Customers hit, %
        <input
          inputMode="decimal"
          placeholder="as it is"
          value={form.share}
          aria-invalid={typeof changes === 'string'}
          onChange={(event) => setForm({ ...form, share: event.target.value })}
        />
      </label>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={form.confirmDuration}
          onChange={(event) => setForm({ ...form, confirmDuration: event.target.checked })}
        />
        Duration is right
      </label>
      <Button
        kind="primary"
        type="submit"
        disabled={amending.busy || rows.length === 0 || changes === null || typeof changes === 'string'}
      >
        {buttonWords(rows.length)}
      </Button>
      {suggested > 0 && (
        <Button disabled={amending.busy} onClick={() => amending.amend(confirmations(rows))}>
          Confirm {counted(suggested, 'suggested cause')}
        </Button>
      )}
      {typeof changes === 'string' && (
        <span role="alert" className={styles.wrong}>
          {changes}
        </span>
      )}
    </form>
  )
}

/** More are hardly one outage. */
const MOST_MERGED = 20

/** What was done, with its undo; or why nothing was. */
export function ChangeOutcome({ amending }: Pick<ChangeProps, 'amending'>) {
  const { sending, done, undo, clash, insist, trouble, forget } = amending
  if (sending) {
    return (
      <div className={styles.outcome} role="status">
        {sending}; being kept.
      </div>
    )
  }
  if (!done && !clash && !trouble) return null
  return (
    <div className={styles.outcome} role="status">
      {trouble && (
        <span>
          <strong>
            {done ? `${done.words}. The rest was not kept.` : 'Not kept; the rows are shown as they were.'}
          </strong>{' '}
          {trouble.title}: {trouble.detail}
        </span>
      )}
      {clash && (
        <span>
          <strong>
            {done
              ? `${done.words}. For the rest somebody else was first.`
              : 'Somebody else was first; nothing of yours was kept.'}
          </strong>{' '}
          {clash.theirs.map(({ id, changes }) => `${id}: ${spoken(changes)}`).join('; ')}.
          {clash.mine.length > 0 && ` You said ${clash.mine.map(({ changes }) => spoken(changes)).join('; ')}.`}
        </span>
      )}
      {done && !clash && !trouble && <span>{done.words}.</span>}
      {clash && clash.mine.length > 0 && <Button onClick={() => insist(clash)}>Say mine over it</Button>}
      {undo && <Button onClick={undo}>{clash || trouble ? 'Undo what was kept' : 'Undo'}</Button>}
      <Button kind="quiet" onClick={forget}>
        {clash ? 'Keep theirs' : 'Dismiss'}
      </Button>
    </div>
  )
}

/** Fields and values as a person would read them: "cause deploy". */
const spoken = (changes: object | null): string =>
  Object.entries(changes ?? {})
    .map(([field, value]) => `${field} ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join(', ') || 'taken back'

interface BarProps extends ChangeProps {
  readonly rows: readonly IncidentRow[]
  readonly matching: number
  readonly onSelectAll: () => void
  readonly onClear: () => void
  /** They are one outage. */
  readonly onMerge: (rows: readonly IncidentRow[]) => void
}

/** Stands at the lower edge while rows are selected, or something was just done. */
export function ChangeBar({ rows, amending, matching, onSelectAll, onClear, onMerge }: BarProps) {
  if (rows.length === 0 && !amending.sending && !amending.done && !amending.clash && !amending.trouble) return null
  return (
    <section className={styles.bar} data-screen aria-label="Change the selected incidents">
      <ChangeOutcome amending={amending} />
      {rows.length > 0 && (
        <>
          <p className={styles.selected}>
            <strong>{count(rows.length)} selected</strong>
            {rows.length < matching && (
              <Button kind="link" onClick={onSelectAll}>
                Select all {count(Math.min(matching, MOST_SELECTED))}
              </Button>
            )}
            <Button kind="link" onClick={onClear}>
              Select none
            </Button>
            {rows.length > 1 && rows.length <= MOST_MERGED && (
              <Button kind="link" needs="evidence:write" onClick={() => onMerge(rows)}>
                Merge as one outage
              </Button>
            )}
          </p>
          <ChangeableBy scope="evidence:write">
            <ChangeForm rows={rows} amending={amending} />
          </ChangeableBy>
        </>
      )}
    </section>
  )
}

/** The same for the one incident whose drawer is open. */
export function ChangeSection({
  row,
  amending,
}: {
  readonly row: Changeable
  readonly amending: BarProps['amending']
}) {
  return (
    <section className={styles.section}>
      <h3>Put right what it counts as</h3>
      <ChangeableBy scope="evidence:write">
        <ChangeForm key={row.id} rows={[row]} amending={amending} />
      </ChangeableBy>
    </section>
  )
}
