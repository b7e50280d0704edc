import type { FrameworksReport } from '../../model/contract/frameworks.ts'
import { compareFrameworks as comparedRows } from '../../model/insight/frameworks/compare-frameworks.ts'
import { fillWeeks } from '../../model/insight/frameworks/fill-weeks.ts'
import type { ReadingContext } from './context.ts'
import { lensOf, loadRanking, type RankingQuestion } from './rank-projects.ts'

/** RICE, ICE, WSJF, CD3 and the CRE sheet from the same evidence, beside leverage. Throws RefusedRequest for an unknown lens. */
export async function compareFrameworks(context: ReadingContext, question: RankingQuestion): Promise<FrameworksReport> {
  const ranking = await loadRanking(context, question.asOf)
  const lens = lensOf(ranking, question)
  const projects = comparedRows(ranking, lens.weights)
  return {
    asOf: new Date(ranking.evidence.asOf).toISOString(),
    lens: lens.id,
    projects,
    fills: fillWeeks(ranking, projects, lens.weights),
  }
}
