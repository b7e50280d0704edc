import type { DisagreementsReport } from '../../model/contract/review.ts'
import { perDimension } from '../../model/evidence/lens.ts'
import { disagreements } from '../../model/insight/review/disagreements.ts'
import { quarterName } from '../../model/portfolio/quarter.ts'
import { reported } from '../../model/ranking/round.ts'
import { effectiveWeights } from '../../model/ranking/weights.ts'
import type { ReadingContext } from './context.ts'
import { nameOf } from './estimate-round.ts'
import { planBudgets, type QuarterQuestion, readQuestion } from './plan-quarter.ts'

/** Where people differ about a quarter's candidates, by how much hangs on it. All searches together take as long as one plan may. */
export async function listDisagreements(
  context: ReadingContext,
  question: QuarterQuestion,
): Promise<DisagreementsReport> {
  const [{ ranking, asked }, rounds] = await Promise.all([
    readQuestion(context, question),
    context.store.estimates.rounds(),
  ])
  const revealed = rounds
    .filter(({ revealedAt }) => revealedAt !== null)
    .map(({ project, estimates }) => ({
      project,
      people: estimates.map((estimate) => ({ name: nameOf(estimate), answers: estimate.answers })),
    }))
  const searches = revealed.reduce((sum, { people }) => sum + people.length, 1)
  const deadline = ranking.evidence.assumptions.planDeadline / searches
  const weights = effectiveWeights(asked.lens.weights, ranking.totals)
  return {
    asOf: new Date(ranking.evidence.asOf).toISOString(),
    lens: asked.lens.id,
    weights: perDimension((dimension) => reported(weights[dimension])),
    evidenceVersion: ranking.evidence.version,
    quarter: quarterName(asked.period),
    disagreements: disagreements(
      ranking,
      { ...asked.order, weights: asked.lens.weights },
      revealed,
      () => planBudgets(context, ranking, deadline).plan,
    ),
  }
}
