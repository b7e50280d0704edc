import { PageSkeleton } from '../../components/page-skeleton.tsx'
import { TroubleNotice, TroubleStrip } from '../../components/trouble.tsx'
import { asTrouble } from '../../lib/problem.ts'
import { REVIEW_STEPS, type ReviewStep } from '../../lib/search.ts'
import { useShortcuts } from '../../lib/shortcuts.ts'
import { usePrinting } from '../../lib/use-printing.ts'
import { Agenda } from './agenda.tsx'
import { DecideStep } from './decide-step.tsx'
import { DecisionBar } from './decision-bar.tsx'
import { DifferStep } from './differ-step.tsx'
import { EmptyReview } from './empty-review.tsx'
import { PainStep } from './pain-step.tsx'
import { PlanStep } from './plan-step.tsx'
import styles from './review.module.css'
import { stepBeside } from './steps.ts'
import { type Review, useReview } from './use-review.ts'

/** Do we agree? A review that runs itself: where it hurts, what is proposed, where we differ, what we decide. */
export function ReviewPage() {
  const review = useReview()
  const { step, isPresenting, show, error } = review
  const printing = usePrinting()
  const turn = (by: -1 | 1) => {
    const next = stepBeside(step, by)
    if (next) show({ step: next })
  }
  const toggle = () => show({ present: isPresenting ? undefined : 'yes' })
  useShortcuts([
    { keys: 'ArrowRight', title: 'Next step of the review', run: () => turn(1) },
    { keys: 'ArrowLeft', title: 'Step before', run: () => turn(-1) },
    { keys: 'p', title: isPresenting ? 'Leave the presentation' : 'Present to the room', run: toggle },
    ...(isPresenting ? [{ keys: 'Escape', title: 'Leave the presentation', run: toggle }] : []),
  ])
  if (!review.proposal || !review.pain || !review.lenses) {
    if (!error) return <PageSkeleton words="The review is being prepared" height={700} />
    return (
      <div className={styles.page}>
        <TroubleNotice page trouble={asTrouble(error)} onAgain={review.again} />
      </div>
    )
  }
  if (review.subjects.length === 0) return <EmptyReview />
  const shown: readonly ReviewStep[] = printing ? REVIEW_STEPS : [step]
  return (
    <div className={styles.page} data-presenting={isPresenting}>
      {error && <TroubleStrip trouble={asTrouble(error)} onAgain={review.again} />}
      <Agenda review={review} onPresent={toggle} />
      {shown.map((each) => (
        <div key={each} className={styles.step}>
          <Step step={each} review={review} />
        </div>
      ))}
      <DecisionBar review={review} onTurn={turn} />
    </div>
  )
}

function Step({ step, review }: { readonly step: ReviewStep; readonly review: Review }) {
  switch (step) {
    case 'pain':
      return <PainStep review={review} />
    case 'plan':
      return <PlanStep review={review} />
    case 'differ':
      return <DifferStep review={review} />
    case 'decide':
      return <DecideStep review={review} />
  }
}
