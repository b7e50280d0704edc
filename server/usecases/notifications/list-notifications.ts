import type { NotificationsReport } from '../../../model/contract/notification.ts'
import { quarterWords } from '../../../model/evidence/request-standing.ts'
import { counted, dayAndMonth } from '../../../model/format.ts'
import { type Instant, instant, MILLISECONDS_PER_DAY } from '../../../model/quantity.ts'
import { hasScope } from '../../access/permit.ts'
import type { Context } from '../context.ts'
import { countedProjects } from '../edit-project.ts'
import { silenceOfSource } from '../watch-silence.ts'
import { isOwnChange, type Notice } from './notice.ts'
import { noticesOfComments } from './of-comments.ts'
import { noticesOfNeeds } from './of-needs.ts'
import { noticesOfDecisions, noticesOfEstimates, noticesOfRisks } from './of-review.ts'

/** What is older is history. */
const TOLD_DAYS = 30
const MOST = 50

/**
 * What concerns the visitor, the newest first. It is read from what is recorded anyway: the audit log, comments, decisions,
 * estimates and sources; of their own, people have no more than the moment up to which they have seen it.
 */
export async function listNotifications(context: Context): Promise<NotificationsReport> {
  const { store, visitor, now } = context
  const account = visitor.person && (await store.people.find(visitor.person.handle))
  // What was before somebody came does not wait for them.
  const from = instant(Math.max(now() - TOLD_DAYS * MILLISECONDS_PER_DAY, account?.createdAt ?? 0))
  const [seen, projects, decisions] = await Promise.all([
    store.notificationMarks.of(visitor.person?.id ?? null),
    countedProjects(context),
    store.decisions.all(),
  ])
  const byId = new Map(projects.map((project) => [project.id, project]))
  const found = await Promise.all([
    noticesOfNeeds(context, from),
    noticesOfComments(context, from, byId, decisions),
    noticesOfEstimates(context, byId),
    noticesOfDecisions(context, decisions),
    noticesOfRisks(context, decisions),
    noticesOfSources(context),
    noticesOfPlans(context, from),
  ])
  const notifications = found
    .flat()
    .filter(({ at }) => at >= from)
    .sort((left, right) => right.at - left.at || (left.id < right.id ? -1 : 1))
    .map(({ at, ...notice }) => ({ ...notice, at: new Date(at).toISOString(), isNew: at > (seen ?? 0) }))
  return {
    notifications: notifications.slice(0, MOST),
    unread: notifications.filter(({ isNew }) => isNew).length,
  }
}

/** Keeps that the visitor has seen everything up to a moment. */
export async function seeNotifications(context: Context, until: string): Promise<NotificationsReport> {
  const { store, visitor, now } = context
  const seen = instant(Math.min(Date.parse(until), now()))
  await store.notificationMarks.see(visitor.person?.id ?? null, seen)
  return listNotifications(context)
}

/** Sources that fell silent, for whoever looks after them. */
async function noticesOfSources({ store, visitor }: Context): Promise<Notice[]> {
  if (!hasScope(visitor, 'sources:write')) return []
  const sources = await store.sources.all()
  const silences = await Promise.all(sources.map((source) => silenceOfSource(store, source)))
  return sources.flatMap(({ id, title }, position): Notice[] => {
    const silence = silences[position]
    if (!silence) return []
    const days = Math.max(1, Math.round(silence.usualDays))
    const usual = days === 1 ? 'every day' : `every ${counted(days, 'day')}`
    const words = `${title} has told of nothing since ${dayAndMonth(silence.since)}; it used to ${usual}`
    return [
      { id: `silence ${id} ${silence.since}`, kind: 'silence', at: silence.from, words, subject: id, quarter: null },
    ]
  })
}

/** Plans that others committed. */
async function noticesOfPlans({ store, visitor }: Context, from: Instant): Promise<Notice[]> {
  const [plans, made] = await Promise.all([
    store.committedPlans.all(),
    store.audit.list({ kind: 'snapshot', action: 'made', from, offset: 0, limit: MOST }),
  ])
  const own = new Set(made.entries.filter((entry) => isOwnChange(visitor, entry)).map(({ subject }) => subject))
  return plans
    .filter(({ id, committedAt }) => committedAt >= from && !own.has(id))
    .map(({ id, title, quarter, committedAt }) => ({
      id: `plan ${id}`,
      kind: 'plan',
      at: committedAt,
      words: `“${title}” is committed for ${quarterWords(quarter)}`,
      subject: id,
      quarter: null,
    }))
}
