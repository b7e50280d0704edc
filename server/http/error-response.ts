import type { ErrorRequestHandler } from 'express'
import type { Logger } from 'pino'
import type { Problem, ProblemCode } from '../../model/contract/problem.ts'
import { Forbidden, SignInFailed, Unidentified } from '../access/permit.ts'
import { TooManyTries } from '../access/tries.ts'
import type { SecurityEvent, SecurityLog } from '../security-log.ts'
import { StoreFault } from '../store/store-fault.ts'
import { RefusedWebhook } from '../usecases/receive-webhook.ts'
import { RefusedRequest, StaleChange } from '../usecases/refused-request.ts'
import { Unanswered } from '../worker/unanswered.ts'
import { RefusedMethod, UnreadableBody } from './api.ts'
import { ForeignRequest } from './origin-guard.ts'
import { requestIdOf } from './request-id.ts'
import { TooManyRequests } from './request-limit.ts'

const STATUS: Readonly<Record<ProblemCode, number>> = {
  'invalid-request': 400,
  'not-found': 404,
  'method-not-allowed': 405,
  'foreign-origin': 403,
  unidentified: 401,
  forbidden: 403,
  conflict: 409,
  'payload-too-large': 413,
  'too-many-requests': 429,
  unsupported: 415,
  unavailable: 503,
  internal: 500,
}

const TITLE: Readonly<Record<ProblemCode, string>> = {
  'invalid-request': 'The request cannot be answered as it is',
  'not-found': 'There is no such thing',
  'method-not-allowed': 'This is not answered in that way',
  'foreign-origin': 'The request comes from somewhere else',
  unidentified: 'You are not signed in',
  forbidden: 'You may not do this',
  conflict: 'Somebody else has changed this in the meantime',
  'payload-too-large': 'The request is too large',
  'too-many-requests': 'There were too many requests',
  unsupported: 'The body is in a form that is not read',
  unavailable: 'This cannot be answered right now',
  internal: 'Something went wrong in the server',
}

/** What of it belongs in the security log. */
const SECURITY: Readonly<Partial<Record<ProblemCode, SecurityEvent>>> = {
  'foreign-origin': 'foreign-request',
  'payload-too-large': 'body-too-large',
  'too-many-requests': 'rate-limited',
  unidentified: 'not-allowed',
  forbidden: 'not-allowed',
}

function eventOf(error: unknown, code: ProblemCode): SecurityEvent | undefined {
  if (error instanceof SignInFailed) return 'sign-in-failed'
  return error instanceof RefusedWebhook ? 'webhook-refused' : SECURITY[code]
}

type Cause = Pick<Problem, 'code' | 'detail' | 'errors' | 'current'>

/** The one place where an error becomes an answer: problem+json, and nothing of an unknown error's text gets out. */
export const errorResponse =
  (log: Logger, security: SecurityLog = () => undefined): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error)
      return
    }
    const requestId = requestIdOf(response)
    const { code, detail, errors, current } = causeOf(error)
    if (code === 'internal' || code === 'unavailable') log.error({ requestId, path: request.path, error }, TITLE[code])
    const event = eventOf(error, code)
    const isRepeated = (error instanceof TooManyRequests || error instanceof TooManyTries) && !error.isFirst
    if (event && !isRepeated)
      security(event, { requestId, address: request.ip, method: request.method, path: request.path, detail })
    if (error instanceof RefusedMethod) response.setHeader('allow', error.allowed)
    if (error instanceof TooManyTries) response.setHeader('retry-after', String(error.retryAfter))
    const problem: Problem = {
      type: `urn:leverage:problem:${code}`,
      title: TITLE[code],
      status: STATUS[code],
      detail,
      code,
      requestId,
      ...(errors && errors.length > 0 ? { errors } : {}),
      ...(current === undefined ? {} : { current }),
    }
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  }

function causeOf(error: unknown): Cause {
  if (error instanceof RefusedRequest) return { code: error.code, detail: error.message, errors: [...error.errors] }
  if (error instanceof StaleChange) return { code: 'conflict', detail: error.message, current: error.current }
  if (error instanceof ForeignRequest) return { code: 'foreign-origin', detail: error.message }
  if (error instanceof Unidentified) return { code: 'unidentified', detail: error.message }
  if (error instanceof Forbidden) return { code: 'forbidden', detail: error.message }
  if (error instanceof TooManyTries) return { code: 'too-many-requests', detail: error.message }
  if (error instanceof RefusedWebhook)
    return { code: error.isSigned ? 'invalid-request' : 'forbidden', detail: error.message }
  if (error instanceof TooManyRequests) return { code: 'too-many-requests', detail: error.message }
  if (error instanceof RefusedMethod) return { code: 'method-not-allowed', detail: error.message }
  if (error instanceof UnreadableBody) return { code: 'unsupported', detail: error.message }
  if (error instanceof Unanswered) return { code: 'unavailable', detail: error.message }
  if (error instanceof StoreFault) return { code: 'unavailable', detail: error.message }
  if (statusOf(error) === 404 || statusOf(error) === 403) return { code: 'not-found', detail: 'There is no such file.' }
  if (statusOf(error) === 413) return { code: 'payload-too-large', detail: `Send less at once${limitOf(error)}.` }
  if (statusOf(error) === 415) return { code: 'unsupported', detail: 'Send JSON in UTF-8, as it is or gzipped.' }
  if (statusOf(error) === 400) return { code: 'invalid-request', detail: 'The address or the body cannot be read.' }
  return { code: 'internal', detail: 'It has been logged under the request id.' }
}

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
    ? error.status
    : 0

const limitOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'limit' in error && typeof error.limit === 'number'
    ? `: at most ${error.limit} bytes`
    : ''
