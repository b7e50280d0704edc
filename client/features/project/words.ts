import type { RankedProject, RankingReport } from '../../../model/contract/ranking.ts'
import type { Project, ProjectStatus } from '../../../model/evidence/project.ts'
import { dayAndMonth, ordinal, percent, weeks } from '../../../model/format.ts'
import type { ProjectInsight } from '../../../model/insight/insight.ts'

/** What a project does, for how much, and how sure its rank is, as one sentence or two. */
export function projectSentence(project: RankedProject, report: RankingReport): string {
  const gain = gainWords(project.title, project.value.mean, project.effort.mean)
  const tied = report.projects.filter(({ tier }) => tier === project.tier)
  const [first, last] = [tied[0], tied.at(-1)]
  if (!first || !last || tied.length < 2) return `${gain} It ranks ${ordinal(project.rank)}`
  const other = tied.find(({ id }) => id !== project.id)
  if (other && tied.length === 2)
    return `${gain} It ranks ${ordinal(project.rank)}, too close to call with the ${ordinal(other.rank)}`
  return `${gain} It ranks ${ordinal(project.rank)}, and anything from ${ordinal(first.rank)} to ${ordinal(last.rank)} is too close to call`
}

/** The same while a draft is typed: what is too close to call stands in it once the report is of the same draft. */
export function pageSentence({ id, title, value, effort, rank }: ProjectInsight, report: RankingReport | null): string {
  const ranked = report?.projects.find((project) => project.id === id)
  const isSame = ranked && ranked.rank === rank && ranked.value.mean === value && ranked.effort.mean === effort
  return report && isSame
    ? projectSentence(ranked, report)
    : `${gainWords(title, value, effort)} It ranks ${ordinal(rank)}`
}

const gainWords = (title: string, value: number, effort: number): string =>
  value > 0
    ? `${title} removes ${percent(value)} of all pain for ${weeks(effort)} engineer-weeks.`
    : `${title} removes nothing that the evidence knows of, for ${weeks(effort)} engineer-weeks.`

export const STATUS_TITLES: Readonly<Record<ProjectStatus, string>> = {
  candidate: 'Open',
  planned: 'Planned',
  shipped: 'Shipped',
  rejected: 'Declined',
}

/** Why a project has no rank. */
export function unrankedSentence({ title, status, shippedAt }: Project): string {
  if (status !== 'shipped') return `${title} was declined, so it is not ranked`
  return shippedAt
    ? `${title} shipped on ${dateWords(shippedAt)}, so it is not ranked`
    : `${title} has shipped, so it is not ranked`
}

const dateWords = (iso: string): string => `${dayAndMonth(Date.parse(iso))} ${iso.slice(0, 4)}`
