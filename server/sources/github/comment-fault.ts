import { z } from 'zod'
import { type Instant, instant } from '../../../model/quantity.ts'
import { secondsOfSilence } from '../limit.ts'
import { GaveUp } from './whole-answers.ts'

/** GitHub may limit writing without saying for how long: a minute is what it advises. Seconds. */
const UNSTATED_SILENCE = 60

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

/** What Octokit throws, as far as we read it. */
interface RequestError extends Error {
  readonly status?: number
  readonly response?: { readonly headers?: Readonly<Record<string, string>>; readonly data?: unknown }
}

/** What a thrown error means for the comment, in words for whoever linked the issue. */
export function faultOf(thrown: unknown, host: string, now: Instant): CommentFault {
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
