import { setTimeout as sleep } from 'node:timers/promises'
import { COMMENT_REST_HOURS, type LastMove } from '../../../model/contract/issue-link.ts'
import { type Instant, instant, MILLISECONDS_PER_HOUR, MILLISECONDS_PER_MINUTE } from '../../../model/quantity.ts'
import { CommentFault } from '../../sources/github/comment-fault.ts'
import { type IssueComment, type IssueComments, issueComments } from '../../sources/github/issue-comments.ts'
import type { IssueLink, IssueProgress } from '../../store/issue-links.ts'
import type { Context } from '../context.ts'
import { WRITER_PLACE } from './issue-writer.ts'

/** Longer than everything that is asked for one comment may take: nobody else begins with it meanwhile. */
const LEASE = 3 * MILLISECONDS_PER_MINUTE
/** After a failure that may pass by itself: doubled each time, ... */
const FIRST_PAUSE = MILLISECONDS_PER_MINUTE
/** ... up to this. */
const LONGEST_PAUSE = MILLISECONDS_PER_HOUR
/** After one that somebody has to end. */
const REFUSED_PAUSE = COMMENT_REST_HOURS * MILLISECONDS_PER_HOUR
/** GitHub asks for a second between two requests that write. */
const BETWEEN_WRITES = 1_000

/** What a comment is to say; null where nothing that matters has changed since it was written. */
export type TextOf = (link: IssueLink) => {
  readonly matters: string
  readonly lastMove: LastMove | null
  readonly text: string
}

interface Keeping {
  /** Names this process: of several on one database, one writes. */
  readonly holder: string
  readonly textOf: TextOf
  readonly signal: AbortSignal
  /** Told of each failure, without any secret. */
  readonly onFault: (link: IssueLink, fault: string) => void
  /** Milliseconds between two requests that write. */
  readonly pause?: number
}

/** The links whose comment may want a look: null where comments are switched off, or nothing may be tried yet. */
export async function dueLinks({ store, now }: Pick<Context, 'store' | 'now'>): Promise<IssueLink[] | null> {
  if ((await store.issueWriter.current()) === null) return null
  const due = (await store.issueLinks.all()).filter(
    ({ state, retryAt }) => state !== 'deleted' && state !== 'taken over' && (retryAt === null || retryAt <= now()),
  )
  return due.length === 0 ? null : due
}

/**
 * Brings the comments of these links in step, one after the other, as long as this process may: exactly one comment on each
 * issue, whatever ends on the way. A comment is looked for before it is made, so that one whose making nobody recorded is
 * found by its marker; what people do around it is left alone, and a comment that they took away stays away.
 */
export async function keepComments(context: Context, links: readonly IssueLink[], keeping: Keeping): Promise<void> {
  const { store, now, secrets, fetch } = context
  const { holder, signal } = keeping
  const writer = await store.issueWriter.current()
  if (writer === null || !(await claim(context, holder))) return
  try {
    const token = secrets.open(writer.token, WRITER_PLACE)
    const client = issueComments({ token, server: writer.server, fetch, now, signal })
    const silences = await store.silences.current(now())
    if (silences.some(({ host }) => host === client.host)) return
    for (const { project } of links) {
      if (signal.aborted || !(await claim(context, holder))) return
      // As it is now: another process may have written it since.
      const link = await store.issueLinks.of(project)
      if (link && !(await keepOne(context, client, link, keeping))) return
    }
  } finally {
    await store.issueWriter.release(holder)
  }
}

const claim = ({ store, now }: Context, holder: string): Promise<boolean> =>
  store.issueWriter.claim({ holder, until: instant(now() + LEASE) }, now())

/** False when nothing more is to be sent to this host for now. */
async function keepOne(context: Context, client: IssueComments, link: IssueLink, keeping: Keeping): Promise<boolean> {
  const { store, now, events, secrets } = context
  const { signal, onFault, textOf, pause = BETWEEN_WRITES } = keeping
  const content = textOf(link)
  if (!isDue(link, content.matters, now())) return true
  const record = async (changes: Partial<IssueProgress>) => {
    await store.issueLinks.record(link, { ...link, ...changes })
    events.publish({ type: 'comments-changed', project: link.project })
  }
  try {
    const kept = await write(client, link, content.text, () => claim(context, keeping.holder))
    if (kept === 'lease lost') return false
    const { matters: written, lastMove } = content
    const done = { fault: null, failures: 0, retryAt: null }
    if (kept === 'deleted' || kept === 'taken over') await record({ ...done, state: kept })
    else await record({ ...done, state: 'kept', commentId: kept, written, lastMove, writtenAt: now() })
    await sleep(pause, undefined, { signal }).catch(() => undefined)
    return true
  } catch (error) {
    if (!(error instanceof CommentFault)) throw error
    if (signal.aborted) return false
    const fault = secrets.hide(error.message)
    const failures = link.failures + 1
    const retryAt = error.silentUntil ?? instant(now() + pauseAfter(error, failures))
    if (error.silentUntil !== null)
      await store.silences.keep({ host: client.host, until: error.silentUntil, reason: fault }, now())
    await record({ state: 'failed', fault, failures, retryAt })
    onFault(link, fault)
    return error.kind !== 'limited'
  }
}

const pauseAfter = ({ kind }: CommentFault, failures: number): number =>
  kind === 'unanswered' ? Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - 1)) : REFUSED_PAUSE

/** Never written, failed, or it says something else by now and was not written just before. */
const isDue = ({ written, writtenAt, state }: IssueLink, matters: string, now: Instant): boolean =>
  state === 'failed' ||
  writtenAt === null ||
  (written !== matters && now >= writtenAt + COMMENT_REST_HOURS * MILLISECONDS_PER_HOUR)

/** Returns the id of the comment, or why there is none any more. Throws CommentFault. */
async function write(
  client: IssueComments,
  link: IssueLink,
  text: string,
  mayWrite: () => Promise<boolean>,
): Promise<number | 'deleted' | 'taken over' | 'lease lost'> {
  const [beginning, end] = [`<!-- leverage ${link.marker} -->`, `<!-- /leverage ${link.marker} -->`]
  const own = `${beginning}\n${text}\n${end}`
  const kept = link.commentId === null ? await client.find(link, beginning) : await client.read(link, link.commentId)
  if (kept === null) {
    // Looking through many comments may take longer than the lease.
    if (link.commentId === null) return (await mayWrite()) ? (await client.create(link, own)).id : 'lease lost'
    if (await client.exists(link)) return 'deleted'
    throw new CommentFault('gone', 'the issue is not there any more, or the token may not see it')
  }
  const body = replaced(kept, beginning, end, own)
  if (body === null) return 'taken over'
  if (body !== kept.body) await client.update(link, kept.id, body)
  return kept.id
}

/** The comment with our part in it anew, and what people wrote around that as it is; null where our part is gone. */
function replaced({ body }: IssueComment, beginning: string, end: string, own: string): string | null {
  const from = body.indexOf(beginning)
  const to = body.indexOf(end, from)
  return from < 0 || to < 0 ? null : body.slice(0, from) + own + body.slice(to + end.length)
}
