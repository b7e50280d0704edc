import { type GroupedGains, type Grouping, groupGains } from '../../model/ranking/groups.ts'
import type { ReadingContext } from './context.ts'
import { lensOf, loadRanking, type RankingQuestion } from './rank-projects.ts'

/** Candidates by team or service, with what each group removes together. Throws RefusedRequest for an unknown lens. */
export async function groupProjects(
  context: ReadingContext,
  { by, ...question }: RankingQuestion & { readonly by: Grouping },
): Promise<GroupedGains> {
  const ranking = await loadRanking(context, question.asOf)
  return groupGains(ranking, lensOf(ranking, question), by)
}
