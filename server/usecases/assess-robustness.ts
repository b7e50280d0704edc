import type { Robustness } from '../../model/ranking/robustness.ts'
import { robustnessReport } from '../../model/ranking/robustness-report.ts'
import type { ReadingContext } from './context.ts'
import { lensOf, loadRanking, type RankingQuestion, simulationOf } from './rank-projects.ts'

/** How far the order under a lens can be relied on. Throws RefusedRequest for an unknown lens. */
export async function assessRobustness(
  context: ReadingContext,
  { mostFlips, ...question }: RankingQuestion & { readonly mostFlips: number },
): Promise<Robustness> {
  const ranking = await loadRanking(context, question.asOf)
  return robustnessReport(ranking, simulationOf(ranking), lensOf(ranking, question), mostFlips)
}
