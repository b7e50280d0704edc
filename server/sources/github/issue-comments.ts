import { Octokit } from '@octokit/rest'
import { z } from 'zod'
import type { Instant } from '../../../model/quantity.ts'
import { CommentFault, faultOf } from './comment-fault.ts'
import { apiAddress } from './config.ts'
import { wholeAnswers } from './whole-answers.ts'

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
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
