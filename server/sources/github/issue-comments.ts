import { Octokit } from '@octokit/rest'
import { z } from 'zod'
import { type Instant, instant } from '../../../model/quantity.ts'
import { secondsOfSilence } from '../limit.ts'
import { apiAddress } from './config.ts'
import { GaveUp, wholeAnswers } from './whole-answers.ts'

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
/** GitHub may limit writing without saying for how long: a minute is what it advises. Seconds. */
const UNSTATED_SILENCE = 60
/** Milliseconds for one answer. */
const DEADLINE = 20_000
const PAGE = 100
/** An issue with more comments than this is no place to keep one in step. */
const MOST_PAGES = 100

const commentSchema = z.object({ id: z.int().positive(), body: z.string().nullable().optional() })
export interface IssueComment {
  readonly id: number
  readonly body: string
}

export interface IssuePlace {
  /** owner/name */
  readonly repository: string
  readonly number: number
}

/**
 * Why a comment could not be read or written. limited: nothing before `silentUntil`, on the whole host. unanswered: nobody
 * knows whether it was done. refused: somebody has to do something first. gone: there is no such comment or issue.
 */
export class CommentFault extends Error {
  override readonly name = 'CommentFault'
  readonly kind: 'limited' | 'unanswered' | 'refused' | 'gone'
  readonly silentUntil: Instant | null

  constructor(kind: CommentFault['kind'], message: string, silentUntil: Instant | null = null) {
    super(message)
    this.kind = kind
    this.silentUntil = silentUntil
  }
}

/** The comments of issues, read and written one at a time. Every method throws CommentFault. */
export interface IssueComments {
  readonly host: string
  /** The first whose text begins so; null when there is none. */
  find(place: IssuePlace, beginning: string): Promise<IssueComment | null>
  /** Null when there is none of this id. */
  read(place: IssuePlace, id: number): Promise<IssueComment | null>
  /** Whether the issue itself can be seen. */
  exists(place: IssuePlace): Promise<boolean>
  create(place: IssuePlace, body: string): Promise<IssueComment>
  update(place: IssuePlace, id: number, body: string): Promise<void>
}

interface Access {
  readonly token: string
  /** Of GitHub Enterprise; null: github.com. */
  readonly server: string | null
  readonly fetch: typeof globalThis.fetch
  readonly now: () => Instant
  readonly signal: AbortSignal
}

export function issueComments({ token, server, fetch, now, signal }: Access): IssueComments {
  const baseUrl = apiAddress(server === null ? {} : { baseUrl: server })
  const { host } = new URL(baseUrl)
  // Neither throttled nor tried again here: a second try of a comment whose answer was lost would make a second comment.
  const octokit = () => {
    const ending = AbortSignal.any([signal, AbortSignal.timeout(DEADLINE)])
    return new Octokit({
      auth: token,
      baseUrl,
      userAgent: 'leverage',
      log: quiet,
      request: { fetch: wholeAnswers('comments on issues', { fetch, signal: ending }) },
    }).rest.issues
  }

  async function answered<Value>(
    schema: z.ZodType<Value>,
    ask: (issues: ReturnType<typeof octokit>) => Promise<{ readonly data: unknown }>,
  ): Promise<Value> {
    const { data } = await ask(octokit()).catch((error: unknown) => {
      throw faultOf(error, host, now())
    })
    const parsed = schema.safeParse(data)
    if (parsed.success) return parsed.data
    throw new CommentFault('unanswered', `${host} answered with something that is no whole comment`)
  }
  const orNull = async <Value>(work: Promise<Value>): Promise<Value | null> =>
    work.catch((error: unknown) => {
      if (error instanceof CommentFault && error.kind === 'gone') return null
      throw error
    })

  return {
    host,
    async find(place, beginning) {
      for (let page = 1; page <= MOST_PAGES; page += 1) {
        const comments = await answered(z.array(commentSchema), (issues) =>
          issues.listComments({ ...named(place), issue_number: place.number, per_page: PAGE, page }),
        )
        const found = comments.find(({ body }) => body?.startsWith(beginning))
        if (found) return whole(found)
        if (comments.length < PAGE) return null
      }
      throw new CommentFault('refused', `the issue has more than ${MOST_PAGES * PAGE} comments: link another one`)
    },
    read: (place, id) =>
      orNull(answered(commentSchema, (issues) => issues.getComment({ ...named(place), comment_id: id })).then(whole)),
    exists: async (place) =>
      (await orNull(
        answered(z.object({ number: z.int() }), (issues) =>
          issues.get({ ...named(place), issue_number: place.number }),
        ),
      )) !== null,
    create: async (place, body) =>
      whole(
        await answered(commentSchema, (issues) =>
          issues.createComment({ ...named(place), issue_number: place.number, body }),
        ),
      ),
    async update(place, id, body) {
      await answered(commentSchema, (issues) => issues.updateComment({ ...named(place), comment_id: id, body }))
    },
  }
}

const whole = ({ id, body }: z.infer<typeof commentSchema>): IssueComment => ({ id, body: body ?? '' })

function named({ repository }: IssuePlace) {
  const [owner = '', repo = ''] = repository.split('/')
  return { owner, repo }
}

/** What Octokit throws, as far as we read it. */
interface RequestError extends Error {
  readonly status?: number
  readonly response?: { readonly headers?: Readonly<Record<string, string>>; readonly data?: unknown }
}

function faultOf(thrown: unknown, host: string, now: Instant): CommentFault {
  if (thrown instanceof GaveUp) return new CommentFault('refused', thrown.fault.message)
  const { status, response, message } = (thrown instanceof Error ? thrown : new Error(String(thrown))) as RequestError
  if (status === undefined || response === undefined)
    return new CommentFault('unanswered', `${host} did not answer, or not to the end`)
  const said = saidBy(response.data) ?? message
  switch (status) {
    case 429: {
      const headers = new Headers(response.headers)
      const seconds = secondsOfSilence({ status, headers, text: said }, UNSTATED_SILENCE, now)
      const until = instant(now + seconds * 1_000)
      return new CommentFault('limited', `${host} asks to wait: ${said}`, until)
    }
    case 401:
      return new CommentFault('refused', `${host} does not take the token: give another in Settings`)
    case 403:
      return new CommentFault(
        'refused',
        /lock/i.test(said)
          ? 'the conversation is locked: unlock it, or link another issue'
          : `the token may not write there ("Issues: write"; classic: "repo"): ${said}`,
      )
    case 404:
      return new CommentFault('gone', 'there is no such issue, or the token may not see it')
    case 410:
      return new CommentFault('gone', 'the issue was deleted, or its repository has none any more')
    default:
      return status >= 500
        ? new CommentFault('unanswered', `${host} answered status ${status}`)
        : new CommentFault('refused', `${host} answered status ${status}: ${said}`)
  }
}

const saidBy = (data: unknown): string | null =>
  z.object({ message: z.string() }).safeParse(data).data?.message.slice(0, 200) ?? null
