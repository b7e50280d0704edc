import { isLimited } from '../limit.ts'
import { type SourceContext, SourceFault } from '../source.ts'

const MOST_REDIRECTS = 5
const BODILESS = [204, 205, 304]

/** Octokit neither retries nor hides an error of this name; the fault inside is what happened. */
export class GaveUp extends Error {
  override readonly name = 'AbortError'
  readonly fault: SourceFault

  constructor(fault: SourceFault) {
    super(fault.message, { cause: fault.cause })
    this.fault = fault
  }
}

/**
 * The fetch that Octokit is given: the sync's own, which waits, tries again and gives up, with GitHub's ways added. An
 * answer is handed on when its last byte is here: Octokit takes one that breaks off for an empty one. Redirects stay on
 * their host, since the token goes with them. Throws GaveUp where waiting is over.
 * @param onText takes the text of a good answer, which then has no body: through Octokit it would be copied three times
 */
export function wholeAnswers(
  source: string,
  { fetch, signal: stop }: Pick<SourceContext, 'fetch' | 'signal'>,
  onText?: (text: string) => void,
) {
  async function ask(address: URL, init: RequestInit): Promise<Response> {
    try {
      const response = await fetch(address, { ...init, signal: stop, redirect: 'manual' })
      const { status, headers } = response
      const text = await response.text()
      // A 403 that limits us is no missing permission.
      const limited = isLimited({ status, headers, text })
      if (onText && status === 200) {
        onText(text)
        return new Response(null, { status, headers })
      }
      return new Response(BODILESS.includes(status) ? null : text, { status: limited ? 429 : status, headers })
    } catch (cause) {
      // Of this name too: what was stopped is not to be sent again.
      if (stop.aborted) throw new DOMException('stopped', 'AbortError')
      throw cause instanceof SourceFault ? new GaveUp(cause) : cause
    }
  }

  return async (input: string | URL, init: RequestInit = {}): Promise<Response> => {
    let address = new URL(input)
    for (let hop = 0; hop < MOST_REDIRECTS; hop += 1) {
      const response = await ask(address, init)
      const location = response.headers.get('location')
      if (location === null || response.status < 300 || response.status > 399) return response
      const next = URL.parse(location, address)
      if (next?.origin !== address.origin) throw new GaveUp(redirectFault(source, address.href, location))
      address = next
    }
    throw new GaveUp(redirectFault(source, address.href, 'itself'))
  }
}

function redirectFault(source: string, location: string, target: string): SourceFault {
  return new SourceFault({
    code: 'unexpected-answer',
    location,
    message: `${source}: ${location} redirects to ${target.replace(/[?#].*$/s, '')} instead of answering`,
    advice: 'Check baseUrl: redirects to another host are not followed, because the token would go with them.',
  })
}
