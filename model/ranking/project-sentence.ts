import { ordinal, percent, weeks } from '../format.ts'
import type { RankedProject, RankingReport } from './ranked.ts'

/** What a project does, for how much, and how sure its rank is, as one sentence or two. */
export function projectSentence(project: RankedProject, report: Pick<RankingReport, 'projects'>): string {
  const gain = gainWords(project.title, project.value.mean, project.effort.mean)
  const tied = report.projects.filter(({ tier }) => tier === project.tier)
  const [first, last] = [tied[0], tied.at(-1)]
  if (!first || !last || tied.length < 2) return `${gain} It ranks ${ordinal(project.rank)}`
  const other = tied.find(({ id }) => id !== project.id)
  if (other && tied.length === 2)
    return `${gain} It ranks ${ordinal(project.rank)}, too close to call with the ${ordinal(other.rank)}`
  return `${gain} It ranks ${ordinal(project.rank)}, and anything from ${ordinal(first.rank)} to ${ordinal(last.rank)} is too close to call`
}

/** @param value share of all pain that it removes. @param effort in engineer-weeks */
export const gainWords = (title: string, value: number, effort: number): string =>
  value > 0
    ? `${title} removes ${percent(value)} of all pain for ${weeks(effort)} engineer-weeks.`
    : `${title} removes nothing that the evidence knows of, for ${weeks(effort)} engineer-weeks.`
