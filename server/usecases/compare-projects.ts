import { compareProjects } from '../../model/insight/comparison/compare-projects.ts'
import type { Comparison } from '../../model/insight/comparison/comparison.ts'
import type { ReadingContext } from './context.ts'
import { lensOf, loadRanking, type RankingQuestion, simulationOf } from './rank-projects.ts'
import { RefusedRequest } from './refused-request.ts'

export interface ComparisonQuestion extends RankingQuestion {
  readonly one: string
  readonly other: string
}

/** Two candidates side by side. Throws RefusedRequest when one of them is no candidate, both are the same, or for an unknown lens. */
export async function compareTwoProjects(
  context: ReadingContext,
  { one, other, ...question }: ComparisonQuestion,
): Promise<Comparison> {
  const ranking = await loadRanking(context, question.asOf)
  for (const id of [one, other])
    if (!ranking.projects.some(({ project }) => project.id === id))
      throw new RefusedRequest('not-found', `there is no candidate project "${id}"`)
  if (one === other)
    throw new RefusedRequest('invalid-request', 'a project is compared with another, not with itself', [
      { path: 'other', message: 'must be another project' },
    ])
  const lens = lensOf(ranking, question)
  const titles = new Map((await context.store.requests.all()).map(({ id, title }) => [id, title]))
  return compareProjects(ranking, simulationOf(ranking), lens, [one, other], titles)
}
