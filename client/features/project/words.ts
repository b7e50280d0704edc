import type { ReportedComment } from '../../../model/contract/comment.ts'
import type { RankedProject, RankingReport } from '../../../model/contract/ranking.ts'
import type { Project, ProjectStatus } from '../../../model/evidence/project.ts'
import { dayAndMonth, inWords, leverage, ordinal, percent, sentence, weeks } from '../../../model/format.ts'
import type { ProjectInsight } from '../../../model/insight/insight.ts'
import type { PlaceAt } from '../../../model/ranking/place-at.ts'
import { age } from '../../lib/date.ts'

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

/** Who wrote a comment: on a server without accounts there is one who can. */
export const authorOf = ({ by }: Pick<ReportedComment, 'by'>): string => by?.name ?? 'The owner of this server'

/** "Two comments, the last by Ada Lovelace 3 h ago". @param now in milliseconds */
export function commentsTitle(comments: readonly Pick<ReportedComment, 'by' | 'writtenAt'>[], now: number): string {
  const last = comments.at(-1)
  if (!last) return 'Nobody has commented yet'
  const told = `by ${last.by ? last.by.name : 'the owner of this server'} ${age(last.writtenAt, now)} ago`
  return comments.length === 1
    ? `One comment, ${told}`
    : `${sentence(inWords(comments.length))} comments, the last ${told}`
}

/** "14 Sep: 9th of 18, leverage 1.10, P10 0.57, P90 1.81, below the cut" */
export function placeWords(at: string, { rank, of, leverage: { mean, p10, p90 }, above }: PlaceAt): string {
  const figures = `leverage ${leverage(mean)}, P10 ${leverage(p10)}, P90 ${leverage(p90)}`
  const cut = above === null ? '' : above ? ', above the cut' : ', below the cut'
  return `${dayAndMonth(at)}: ${ordinal(rank)} of ${of}, ${figures}${cut}`
}
