import type { FormEvent } from 'react'
import { LONGEST_DECISION_REASON, LONGEST_TITLE } from '../../../model/contract/text-limits.ts'
import { DECISION_OUTCOMES } from '../../../model/evidence/decision.ts'
import { Button } from '../../components/button.tsx'
import { FormFault } from '../../components/form-fault.tsx'
import { day } from '../../lib/date.ts'
import styles from './decision.module.css'
import { OUTCOME_WORDS, standsWords } from './findings.ts'
import type { Subject } from './subjects.ts'
import { useDecision } from './use-decision.ts'

interface DecisionFormProps {
  readonly subject: Subject
  readonly quarter: string
  /** Called once it is kept. */
  readonly onDecided: () => void
}

/** One decision: what, who sees to it and why; an accepted risk until when. */
export function DecisionForm({ subject, quarter, onDecided }: DecisionFormProps) {
  const { shown, change, isOvertaken, takeTheirs, keepMine, save, takeBack, isSaving, error } = useDecision(
    subject,
    quarter,
    onDecided,
  )
  const stands = subject.kept?.decision ?? null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save()
  }
  if (isOvertaken)
    return (
      <p className={styles.overtaken} role="alert">
        {subject.kept?.decidedBy ?? 'Somebody else'} has decided meanwhile
        {subject.kept && stands ? `: ${standsWords(subject.kept, day)}, ${stands.owner}: ${stands.reason}` : ''}. Yours:{' '}
        {OUTCOME_WORDS[shown.outcome].stands}, {shown.owner}: {shown.reason}
        <Button onClick={takeTheirs}>Take theirs</Button>
        <Button onClick={keepMine}>Go on with mine</Button>
      </p>
    )
  return (
    <form className={styles.fields} onSubmit={submit} aria-label={`Decide about ${subject.title}`}>
      <fieldset className={styles.outcomes}>
        <legend className="unseen">What is decided</legend>
        {DECISION_OUTCOMES.map((outcome) => (
          <button
            key={outcome}
            type="button"
            aria-pressed={outcome === shown.outcome}
            onClick={() => change({ outcome })}
          >
            {OUTCOME_WORDS[outcome].choice}
          </button>
        ))}
      </fieldset>
      {shown.outcome === 'risk accepted' && (
        <label className={styles.day}>
          until{' '}
          <input
            type="date"
            required
            value={shown.expiresOn ?? ''}
            onChange={({ target }) => change({ expiresOn: target.value })}
          />
        </label>
      )}
      <input
        className={styles.owner}
        aria-label="Owner"
        placeholder="Owner"
        required
        maxLength={LONGEST_TITLE}
        value={shown.owner}
        onChange={({ target }) => change({ owner: target.value })}
      />
      <input
        className={styles.reason}
        aria-label="Reason"
        placeholder="Why, in a sentence"
        required
        maxLength={LONGEST_DECISION_REASON}
        value={shown.reason}
        onChange={({ target }) => change({ reason: target.value })}
      />
      <Button type="submit" kind="primary" disabled={isSaving}>
        {stands ? 'Decide anew' : 'Record'}
      </Button>
      {stands && (
        <Button kind="link" disabled={isSaving} onClick={takeBack}>
          Take it back
        </Button>
      )}
      <FormFault error={error} />
    </form>
  )
}
