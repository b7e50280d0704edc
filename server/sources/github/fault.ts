import { SourceFault, type SourceFaultCode } from '../source.ts'
import { oneLine, wordsOfAnswer } from '../words-of-answer.ts'
import type { GithubConfig } from './config.ts'
import { GaveUp } from './whole-answers.ts'

/** What Octokit throws, as far as we read it. */
interface RequestError extends Error {
  readonly status?: number
  readonly request?: { readonly url?: string }
  readonly response?: { readonly headers?: Readonly<Record<string, unknown>> }
}

/** What a failed request means and what a person can do about it. The cause is Octokit's, which hides credentials. */
export function requestFault(source: string, location: string, config: GithubConfig, thrown: unknown): SourceFault {
  if (thrown instanceof GaveUp) return thrown.fault
  const error = (thrown instanceof Error ? thrown : new Error(String(thrown))) as RequestError
  const fault = (code: SourceFaultCode, what: string, advice: string) =>
    new SourceFault({ code, location, message: `${source}: ${location} ${what}`, advice, cause: error })
  if (error.status === undefined) {
    return fault('refused', `could not be asked: ${shown(error)}`, config.app ? APP_ADVICE : TOKEN_ADVICE)
  }
  if (error.response === undefined) {
    return fault(
      'unreachable',
      `could not be read: ${shown(error)}`,
      'Check baseUrl and that this machine may reach it.',
    )
  }
  const what = `answered status ${error.status}: ${shown(error)}`
  if (error.request?.url?.includes('/app/installations/')) return fault('refused', what, APP_ADVICE)
  switch (error.status) {
    case 401:
      return fault('refused', what, config.app ? APP_ADVICE : TOKEN_ADVICE)
    case 403:
      return fault('refused', what, permissionAdvice(error))
    case 404:
      return fault('not-found', what, MISSING_ADVICE)
    case 410:
    case 451:
      return fault('not-found', what, 'The repository shows no issues: take it out of the configuration.')
    case 429:
      return fault('rate-limited', what, 'Sync again in a few minutes; it goes on where it stopped.')
    default:
      return fault('unexpected-answer', what, 'Try again later; the next sync goes on where this one stopped.')
  }
}

/** An answer of status 200 that is not whole, or not of the form that was asked for. */
export const brokenAnswer = (source: string, location: string, text: string, form: 'list' | 'object'): SourceFault =>
  new SourceFault({
    code: 'unexpected-answer',
    location,
    message: `${source}: ${location} answered status 200 with ${
      text.trim() === '' ? 'an empty body' : `something that is no whole JSON ${form}: ${wordsOfAnswer(text)}`
    }`,
    advice: 'Check baseUrl; if it is right, try again later. Nothing was changed.',
  })

/** Whether a fault is about one repository only, so that others may still be read. */
export const isOfOneRepository = ({ cause }: SourceFault): boolean => [403, 404, 410, 451].includes(statusOf(cause))

/** Whether GitHub says that what was asked for is not there, or not there any more. */
export const isGone = (thrown: unknown): boolean =>
  thrown instanceof SourceFault && [404, 410].includes(statusOf(thrown.cause))

const statusOf = (cause: unknown): number => (cause as RequestError | undefined)?.status ?? 0

const TOKEN_ADVICE = 'The token is missing, mistyped or expired: make one that may read issues and set its variable.'
const APP_ADVICE =
  "Check the App's id, its installation and its private key (the whole PEM file), and that it may read issues."
const MISSING_ADVICE =
  'Check the spelling; GitHub also answers 404 for a private repository that the token may not read.'

function permissionAdvice({ response }: RequestError): string {
  const [, address] = /url=(https:\S+)/.exec(String(response?.headers?.['x-github-sso'] ?? '')) ?? []
  if (address) return `The token must be authorised for the organization's single sign-on: open ${address}`
  return 'Give the token the permission to read issues of that repository ("Issues: read"; classic: "repo").'
}

const shown = ({ message }: Error): string => oneLine(message)
