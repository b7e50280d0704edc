import { Button } from '../../components/button.tsx'
import { day } from '../../lib/date.ts'
import { REVIEW_STEPS } from '../../lib/search.ts'
import { useMay, useVisitor, whyNot } from '../../lib/use-visitor.ts'
import styles from './decision.module.css'
import { DecisionForm } from './decision-form.tsx'
import { standsWords } from './findings.ts'
import { stepBeside } from './steps.ts'
import type { Subject } from './subjects.ts'
import type { Review } from './use-review.ts'

interface DecisionBarProps {
  readonly review: Review
  readonly onTurn: (by: -1 | 1) => void
}

/** Stays at the foot of the page: the decision in reach where there is one to make, and the way through the agenda. */
export function DecisionBar({ review, onTurn }: DecisionBarProps) {
  const { step, subject, quarter } = review
  const isDeciding = step === 'differ' || step === 'decide'
  return (
    <section className={styles.bar} aria-label="Decision and agenda" data-screen>
      {isDeciding && subject && quarter && <Decision review={review} subject={subject} quarter={quarter} />}
      <p className={styles.turn}>
        <span className="number">
          {REVIEW_STEPS.indexOf(step) + 1} of {REVIEW_STEPS.length}
        </span>
        <Button disabled={stepBeside(step, -1) === null} onClick={() => onTurn(-1)}>
          Back
        </Button>
        <Button disabled={stepBeside(step, 1) === null} onClick={() => onTurn(1)}>
          Next
        </Button>
      </p>
    </section>
  )
}

interface DecisionProps {
  readonly review: Review
  readonly subject: Subject
  readonly quarter: string
}

function Decision({ review, subject, quarter }: DecisionProps) {
  const { subjects, proposal, step, show } = review
  const may = useMay('projects:write')
  const { data: visitor } = useVisitor()
  const position = subjects.findIndex(({ id }) => id === subject.id)
  // Down the list, the next that nobody has decided yet.
  const next = [...subjects.slice(position + 1), ...subjects.slice(0, position)].find(({ kept }) => !kept?.decision)
  return (
    <div className={styles.decision}>
      <p className={styles.question}>
        <small>
          Decision {position + 1} of {subjects.length}
          {subject.kept?.decision && `: ${standsWords(subject.kept, day)}`}
        </small>
        <span className={styles.asked}>
          {subject.title} in {proposal?.period.label}?
        </span>
      </p>
      {may ? (
        <DecisionForm
          key={`${quarter} ${subject.id}`}
          subject={subject}
          quarter={quarter}
          onDecided={() => {
            if (step === 'decide' && next) show({ project: next.id })
          }}
        />
      ) : (
        <p className={styles.why}>{whyNot('projects:write', visitor?.role)}</p>
      )}
    </div>
  )
}
