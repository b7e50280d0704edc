import type { Assumptions } from '../../assumption.ts'
import { type EstimateAnswers, type Estimated, estimateQuestions } from '../../evidence/estimate-question.ts'
import { type ThreePoint, threePointMean } from '../../evidence/three-point.ts'
import { pooledEstimate } from '../../random/pooled-estimate.ts'
import { reported } from '../../ranking/round.ts'
import type { RevealedEstimates } from './disagreement.ts'
import { poolInterval } from './pool-interval.ts'

interface PooledInterval {
  readonly low: number
  readonly mean: number
  readonly high: number
}

/** Of each question that anybody answered, what all of them say together, in six significant digits. */
export const pooledAnswers = (
  asked: Estimated,
  people: RevealedEstimates['people'],
  assumptions: Pick<Assumptions, 'pertGamma'>,
): EstimateAnswers => ofEachQuestion(asked, people, (said) => asReported(pooledEstimate(said, assumptions)))

/** Of each question that anybody answered, P10 and P90 of the pool, and its mean: the mean of what each person expects. */
export const pooledIntervals = (
  asked: Estimated,
  people: RevealedEstimates['people'],
  assumptions: Pick<Assumptions, 'pertGamma'>,
): Readonly<Record<string, PooledInterval>> =>
  ofEachQuestion(asked, people, (said) => ({
    ...poolInterval(said, assumptions),
    mean: said.reduce((sum, estimate) => sum + threePointMean(estimate, assumptions), 0) / said.length,
  }))

/** What is made of all that people said of a question, by its key. */
const ofEachQuestion = <Made>(
  asked: Estimated,
  people: RevealedEstimates['people'],
  make: (said: readonly ThreePoint[]) => Made,
): Record<string, Made> =>
  Object.fromEntries(
    estimateQuestions(asked).flatMap(({ key }) => {
      const said = people.flatMap(({ answers }) => answers[key] ?? [])
      return said.length === 0 ? [] : [[key, make(said)]]
    }),
  )

const asReported = ({ low, likely, high }: ThreePoint): ThreePoint => ({
  low: reported(low),
  likely: reported(likely),
  high: reported(high),
})
