import type { Review } from '../../model/contract/review.ts'
import { decidingFlips, differWords } from '../../model/insight/review/lenses.ts'
import { painWords } from '../../model/insight/review/pain-words.ts'
import { assessRobustness } from './assess-robustness.ts'
import type { ReadingContext } from './context.ts'
import { listDecisions } from './decisions.ts'
import { countedProjects } from './edit-project.ts'
import { nameOf } from './estimate-round.ts'
import { listDisagreements } from './list-disagreements.ts'
import { planQuarter, type QuarterQuestion } from './plan-quarter.ts'
import { summariseAreas } from './summarise-areas.ts'

/** More than there are over each weight; and how many are told. */
const ALL_FLIPS = 1_000
const MOST_FLIPS = 5

/** A whole review of a quarter: where it hurts, what is proposed, where we differ, what was decided. Throws RefusedRequest as `planQuarter` does. */
export async function reviewQuarter(context: ReadingContext, question: QuarterQuestion): Promise<Review> {
  const plan = await planQuarter(context, question)
  const { asOf, lens, weights } = question
  const areas = await summariseAreas(context, { asOf, period: 'year' })
  const robustness = await assessRobustness(context, { asOf, lens, weights, mostFlips: ALL_FLIPS })
  const { disagreements } = await listDisagreements(context, question)
  const [rounds, projects, decisions] = await Promise.all([
    context.store.estimates.rounds(),
    countedProjects(context),
    listDecisions(context),
  ])
  return {
    quarter: plan.period.quarter,
    label: plan.period.label,
    lens: plan.lens,
    asOf: plan.asOf,
    evidenceVersion: plan.evidenceVersion,
    seed: robustness.seed,
    draws: robustness.draws,
    pain: painWords(areas),
    plan,
    lenses: robustness.lenses,
    differ: differWords(robustness, disagreements),
    flips: decidingFlips(robustness, null, MOST_FLIPS),
    disagreements,
    waiting: rounds.flatMap(({ project, revealedAt, estimates }) => {
      const title = projects.find(({ id }) => id === project)?.title
      return revealedAt !== null || title === undefined ? [] : [{ project, title, answered: estimates.map(nameOf) }]
    }),
    // An accepted risk is looked at in every review until it is decided anew, also one of an earlier quarter.
    decisions: decisions.filter(
      ({ quarter, decision }) =>
        decision !== null && (quarter === plan.period.quarter || decision.outcome === 'risk accepted'),
    ),
  }
}
