import { isLapsed } from '../../../model/evidence/decision.ts'
import type { Project } from '../../../model/evidence/project.ts'
import { quarterWords } from '../../../model/evidence/request-standing.ts'
import { dayAndMonth } from '../../../model/format.ts'
import { instant, MILLISECONDS_PER_DAY } from '../../../model/quantity.ts'
import { hasScope } from '../../access/permit.ts'
import type { KeptDecision } from '../../store/decisions.ts'
import type { Context } from '../context.ts'
import { isNamed, type Notice } from './notice.ts'

/** An accepted risk is told of so many days before it lapses: a review falls into them. */
const RISK_NOTICE_DAYS = 14

/** Estimates that are asked of the visitor, and those of theirs that were revealed. */
export async function noticesOfEstimates(
  { store, visitor }: Context,
  projects: ReadonlyMap<string, Project>,
): Promise<Notice[]> {
  if (!hasScope(visitor, 'estimates:write')) return []
  const own = visitor.person?.id ?? null
  return (await store.estimates.rounds()).flatMap(({ id, project, openedAt, revealedAt, estimates }): Notice[] => {
    const title = projects.get(project)?.title
    const hasAnswered = estimates.some(({ person, name }) => person === own && (own !== null || name === null))
    if (title === undefined || hasAnswered === (revealedAt === null)) return []
    const at = revealedAt ?? openedAt
    const words =
      revealedAt === null ? `Your estimate of ${title} is asked for` : `The estimates of ${title} are revealed`
    return [{ id: `estimates ${id}`, kind: 'estimates', at, words, subject: project, quarter: null }]
  })
}

/** Decisions that others recorded and the visitor is to see to. */
export const noticesOfDecisions = ({ visitor }: Context, decisions: readonly KeptDecision[]): Notice[] =>
  decisions.flatMap(({ quarter, project, title, decision, decidedAt, by }): Notice[] => {
    if (decision === null || !isNamed(visitor, decision.owner) || by === visitor.person?.name) return []
    const words = `You see to “${title}” in ${quarterWords(quarter)}, ${decision.outcome}: ${decision.reason}`
    return [{ id: `decision ${quarter} ${project}`, kind: 'decision', at: decidedAt, words, subject: project, quarter }]
  })

/** Accepted risks that lapse soon or have lapsed, for whoever owns them or may decide. */
export const noticesOfRisks = ({ visitor, now }: Context, decisions: readonly KeptDecision[]): Notice[] =>
  decisions.flatMap(({ quarter, project, title, decision }): Notice[] => {
    if (!decision?.expiresOn || !(hasScope(visitor, 'projects:write') || isNamed(visitor, decision.owner))) return []
    const end = Date.parse(`${decision.expiresOn}T00:00:00Z`) + MILLISECONDS_PER_DAY
    const lapsed = isLapsed(decision.expiresOn, now())
    const at = instant(lapsed ? end : end - RISK_NOTICE_DAYS * MILLISECONDS_PER_DAY)
    if (at > now()) return []
    const day = dayAndMonth(decision.expiresOn)
    const words = lapsed
      ? `The accepted risk of “${title}” lapsed on ${day}: decide anew`
      : `The accepted risk of “${title}” holds to ${day}, ${decision.owner} sees to it`
    return [{ id: `risk ${quarter} ${project} ${lapsed}`, kind: 'risk', at, words, subject: project, quarter }]
  })
