import type { Evidence } from '../../../model/ranking/evidence.ts'
import { orderByMean } from '../../../model/ranking/order.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import { rankingReport } from '../../../model/ranking/report.ts'
import { simulate } from '../../../model/ranking/simulate.ts'
import type { Figure } from '../figure.ts'
import { FRAME, MEAN_MOVES, REPORT_MOVES, REPORT_WAIT } from '../limits.ts'
import { weightMoves } from '../moves.ts'
import { timeEach, twoPercentiles } from '../timing.ts'

/** Ranking again after each move of a slider, in this process: the order of the means, then the whole report. */
export function rankStage(evidence: Evidence): Figure[] {
  const prepared = prepareRanking(evidence)
  const simulation = simulate(prepared)
  const means = timeEach(weightMoves(MEAN_MOVES), (weights) => orderByMean(prepared, weights))
  const reports = timeEach(weightMoves(REPORT_MOVES), (weights) =>
    rankingReport(prepared, simulation, { id: 'custom', weights }),
  )
  return [
    ...twoPercentiles('rank-mean', 'order of the means, Node', means, FRAME),
    ...twoPercentiles('rank-everything', 'whole report, Node', reports, REPORT_WAIT),
  ]
}
