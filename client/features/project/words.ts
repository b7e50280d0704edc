import type { ReportedComment } from '../../../model/contract/comment.ts'
import { COMMENT_REST_HOURS, type IssueLinkReport } from '../../../model/contract/issue-link.ts'
import type { RankingReport } from '../../../model/contract/ranking.ts'
import type { Project, ProjectStatus } from '../../../model/evidence/project.ts'
import { dayAndMonth, inWords, leverage, ordinal, sentence } from '../../../model/format.ts'
import type { ProjectInsight } from '../../../model/insight/insight.ts'
import type { PlaceAt } from '../../../model/ranking/place-at.ts'
import { gainWords, projectSentence } from '../../../model/ranking/project-sentence.ts'
import { age } from '../../lib/date.ts'

/** What a project does and how sure its rank is, also while a draft is typed: what is too close to call stands in it once the report is of the same draft. */
export function pageSentence({ id, title, value, effort, rank }: ProjectInsight, report: RankingReport | null): string {
  const ranked = report?.projects.find((project) => project.id === id)
  const isSame = ranked && ranked.rank === rank && ranked.value.mean === value && ranked.effort.mean === effort
  return report && isSame
    ? projectSentence(ranked, report)
    : `${gainWords(title, value, effort)} It ranks ${ordinal(rank)}`
}

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

/** How the comment on an issue stands. @param now in milliseconds */
export function issueLinkTitle({ isOn, link }: IssueLinkReport, now: number): string {
  if (link === null) return 'No issue is told of its rank'
  if (link.state === 'deleted') return `The comment on ${link.issue} was deleted, and stays so`
  if (link.state === 'taken over') return `The comment on ${link.issue} says something else by now, and is left so`
  if (!isOn) return `The comment on ${link.issue} waits: comments are switched off`
  if (link.state === 'failed') return `The comment on ${link.issue} is not in step`
  return link.writtenAt === null
    ? `A comment on ${link.issue} is about to be written`
    : `${link.issue} says its rank, written ${age(link.writtenAt, now)} ago`
}

/** What is kept there, or what stands in the way. */
export function issueLinkWords({ isOn, link }: IssueLinkReport, now: number): string {
  if (link?.state === 'failed' && link.fault !== null) {
    const again = link.retryAt === null ? now : Date.parse(link.retryAt)
    return `${sentence(link.fault)}. It is tried again in ${age(now, again)}.`
  }
  if (!isOn && link === null) return 'Comments on issues are switched off.'
  return `One comment with rank, chance and why it moved last, written anew when one of them changes, every ${COMMENT_REST_HOURS} h at most. Whoever reads the issue reads it.`
}
