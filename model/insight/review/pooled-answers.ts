import type { Assumptions } from '../../assumption.ts'
import { type EstimateAnswers, type Estimated, estimateQuestions } from '../../evidence/estimate-question.ts'
import type { ThreePoint } from '../../evidence/three-point.ts'
import { pooledEstimate } from '../../random/pooled-estimate.ts'
import { reported } from '../../ranking/round.ts'
import type { RevealedEstimates } from './disagreement.ts'

/** Of each question that anybody answered, what all of them say together, in six significant digits. */
export function pooledAnswers(
  asked: Estimated,
  people: RevealedEstimates['people'],
  assumptions: Pick<Assumptions, 'pertGamma'>,
): EstimateAnswers {
  return Object.fromEntries(
    estimateQuestions(asked).flatMap(({ key }) => {
      const said = people.flatMap(({ answers }) => answers[key] ?? [])
      return said.length === 0 ? [] : [[key, asReported(pooledEstimate(said, assumptions))]]
    }),
  )
}

const asReported = ({ low, likely, high }: ThreePoint): ThreePoint => ({
  low: reported(low),
  likely: reported(likely),
  high: reported(high),
})
