import { type SourceContext, SourceFault } from '../source.ts'
import { fault, type JsonRequest, parseAnswer, showAddress } from './json-answer.ts'

const MOST_REDIRECTS = 5
const REDIRECTS = [300, 301, 302, 303, 307, 308]

/** Asks for a JSON document. Throws a SourceFault for anything but status 200 with whole JSON in time; see `fetchWhole`. */
export const fetchJson = (request: JsonRequest, context: SourceContext): Promise<unknown> =>
  fetchWhole(request, context, (response) => parseAnswer(request, response))

/**
 * Asks, and has the answer read. Throws a SourceFault that names the source, the address and what came when none comes in
 * time; the reason of `context.signal` when the caller gave up. Redirects are followed on the same host, unless it says
 * otherwise: a status page that sends us elsewhere is not the page that was configured.
 */
export async function fetchWhole<Answer>(
  request: JsonRequest,
  context: SourceContext,
  read: (response: Response) => Promise<Answer>,
): Promise<Answer> {
  const deadline = request.deadline === undefined ? null : AbortSignal.timeout(request.deadline)
  const signal = deadline ? AbortSignal.any([context.signal, deadline]) : context.signal
  try {
    return await read(await follow(request, context.fetch, signal))
  } catch (cause) {
    if (cause instanceof SourceFault) throw cause
    if (deadline?.aborted || isTimeout(context.signal.reason)) {
      throw fault(
        request,
        'timed-out',
        request.deadline === undefined
          ? 'did not answer in time'
          : `did not answer within ${request.deadline / 1000} s`,
        'Try again later; check that the address opens in a browser.',
        cause,
      )
    }
    context.signal.throwIfAborted()
    const reason = (cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause) as Error
    throw fault(
      request,
      'unreachable',
      `could not be read: ${reason.message || reason.name}`,
      'Check the address and that this machine may reach it.',
      cause,
    )
  }
}

async function follow(request: JsonRequest, fetch: SourceContext['fetch'], signal: AbortSignal): Promise<Response> {
  let address = new URL(request.address)
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const response = await fetch(address, { signal, redirect: 'manual', ...messageOf(request) })
    if (!REDIRECTS.includes(response.status)) return response
    await response.body?.cancel()
    const location = response.headers.get('location')
    const next = location === null ? null : URL.parse(location, address)
    if (!next || !(staysOnHost(address, next) || (request.mayLeaveHost && isSafeStep(address, next)))) {
      throw fault(
        request,
        'unexpected-answer',
        `redirects to ${location === null ? 'nowhere' : showAddress(location)} (status ${response.status}) instead of answering`,
        'Redirects to another host are not followed. If that is the right page, configure its address instead.',
      )
    }
    address = next
  }
  throw fault(
    request,
    'unexpected-answer',
    `redirects more than ${MOST_REDIRECTS} times`,
    'Check the address in a browser.',
  )
}

const messageOf = ({ accept = 'application/json', headers, body }: JsonRequest): RequestInit =>
  body === undefined
    ? { headers: { accept, ...headers } }
    : {
        method: 'POST',
        headers: { accept, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }

/** The same host and port, or the step from http to https on their usual ports. */
function staysOnHost(from: URL, to: URL): boolean {
  if (to.origin === from.origin) return true
  return (
    to.hostname === from.hostname &&
    to.port === '' &&
    from.port === '' &&
    from.protocol === 'http:' &&
    to.protocol === 'https:'
  )
}

/** To another host over http or https, but never from what is encrypted to what is not. */
const isSafeStep = (from: URL, to: URL): boolean =>
  to.protocol === 'https:' || (to.protocol === 'http:' && from.protocol === 'http:')

const isTimeout = (reason: unknown): boolean => reason instanceof Error && reason.name === 'TimeoutError'
