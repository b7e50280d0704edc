import { inWords, list, percent, sentence, weeksShort } from '../../../model/format.ts'
import type { Disagreement, OtherPlan } from '../../../model/insight/review/disagreement.ts'
import { Button } from '../../components/button.tsx'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import lists from './lists.module.css'
import styles from './review.module.css'
import type { Review } from './use-review.ts'

/** Where people's own figures differ, what the plan hangs on first; then who is still being waited for. */
export function DisagreementList({ review }: { readonly review: Review }) {
  const { differences, rounds, subject, show } = review
  const waiting = rounds.filter(({ round }) => round && round.revealedAt === null)
  if (!differences) return <div className={styles.waiting} aria-busy="true" />
  if (differences.length === 0 && waiting.length === 0) return null
  const turning = differences.filter(({ planChange }) => planChange > 0).length
  const title =
    differences.length === 0
      ? 'No estimates are revealed yet'
      : turning === 0
        ? 'People differ, and the plan stays whoever is right'
        : `${sentence(inWords(turning))} ${turning === 1 ? 'disagreement turns' : 'disagreements turn'} the plan`
  return (
    <ChartFrame
      title={title}
      caption="By the chance that the best plan changes if each is as likely to be right as the other, then by what knowing is worth"
      file="review-disagreements"
      isPicture={false}
      data={{
        columns: [
          { title: 'Project', name: 'project' },
          { title: 'Chance that the plan changes', name: 'plan_change', write: (value) => percent(value, 0) },
          { title: 'Knowing is worth, points', name: 'gain_points', write: (value) => value.toFixed(2) },
          { title: 'Weeks', name: 'weeks' },
        ],
        rows: differences.map(({ title: name, planChange, gain, people }) => [
          name,
          planChange,
          gain * 100,
          people.map((person) => `${person.name} ${weeksShort(person.effort)}`).join(', '),
        ]),
      }}
    >
      <ul className={lists.differences}>
        {differences.map(({ project, title: name, planChange, gain, words, people }) => (
          <li key={project} data-chosen={project === subject?.id}>
            <Button kind="link" aria-pressed={project === subject?.id} onClick={() => show({ project })}>
              {name}
            </Button>
            <span className="number">{planChange > 0 ? `${percent(planChange, 0)} turn the plan` : ''}</span>
            <small>
              {words}
              {gain > 0 && `; knowing who is right is worth ${(gain * 100).toFixed(2)} points`}.
              {project === subject?.id && <OtherPlans people={people} />}
            </small>
          </li>
        ))}
        {waiting.map(({ project, title: name, round }) => (
          <li key={project} data-chosen={project === subject?.id}>
            <Button kind="link" aria-pressed={project === subject?.id} onClick={() => show({ project })}>
              {name}
            </Button>
            <span>not revealed</span>
            <small>{waitingWords(round?.answered ?? [])}</small>
          </li>
        ))}
      </ul>
    </ChartFrame>
  )
}

/** By whose figures which other plan is the best. */
const OtherPlans = ({ people }: Pick<Disagreement, 'people'>) => (
  <>
    {people.map(
      ({ name, otherPlan }) =>
        otherPlan && (
          <span key={name} className={lists.otherPlan}>
            {shortName(name)}: {tradeWords(otherPlan)}
          </span>
        ),
    )}
  </>
)

function tradeWords({ enters, leaves }: OtherPlan): string {
  const parts = [
    ...(enters.length > 0 ? [`${list(enters)} in`] : []),
    ...(leaves.length > 0 ? [`${list(leaves)} out`] : []),
  ]
  return parts.join(', ')
}

/** Without the team or function behind a comma. */
const shortName = (name: string): string => name.split(',')[0] ?? name

function waitingWords(answered: readonly { readonly name: string; readonly isYou: boolean }[]): string {
  if (answered.length === 0) return 'Nobody has answered yet.'
  const names = answered.map(({ name, isYou }) => (isYou ? 'you' : shortName(name)))
  const one = names.length === 1 && names[0] !== 'you'
  return sentence(`${list(names)} ${one ? 'has' : 'have'} answered.`)
}
