import { Link } from '@tanstack/react-router'
import { Button } from '../../components/button.tsx'
import { REVIEW_STEPS } from '../../lib/search.ts'
import styles from './agenda.module.css'
import { STEP_TITLES } from './steps.ts'
import type { Review } from './use-review.ts'

/** The four steps, the lens they are seen through, and the way into a room. */
export function Agenda({ review, onPresent }: { readonly review: Review; readonly onPresent: () => void }) {
  const { step, isPresenting, search, proposal, lenses } = review
  const lens = lenses?.lenses.find(({ id }) => id === proposal?.lens)?.title ?? proposal?.lens
  return (
    <div className={styles.agenda} data-screen>
      <nav className={styles.steps} aria-label="Agenda">
        {REVIEW_STEPS.map((each, position) => (
          <Link
            key={each}
            to="/review"
            search={(former) => ({ ...former, step: each })}
            activeOptions={{ includeSearch: true }}
            className={styles.stepLink}
            aria-current={each === step ? 'step' : undefined}
            replace
          >
            <span className="number">{position + 1}</span> {STEP_TITLES[each]}
          </Link>
        ))}
      </nav>
      <p className={styles.context}>
        {proposal?.period.label}, {search.weights ? 'weights of your own' : `${lens} lens`}
      </p>
      <Button onClick={onPresent}>{isPresenting ? 'Leave the presentation' : 'Present'}</Button>
    </div>
  )
}
