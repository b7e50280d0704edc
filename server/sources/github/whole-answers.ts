import { setTimeout as sleep } from 'node:timers/promises'
import { type SourceContext, SourceFault } from '../source.ts'
import { isLimited, secondsOfSilence } from './limit.ts'
import type { Pace } from './pace.ts'

const MOST_REDIRECTS = 5
const BODILESS = [204, 205, 304]

/** Until when, on the process's own clock, nothing is sent to a host. */
export type Silences = Map<string, number>

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
 * The fetch that Octokit is given. An answer is handed on when its last byte is here: Octokit takes one that breaks off
 * for an empty one. A host that limits us hears nothing until its silence is over. Redirects stay on their host, since
 * the token goes with them. Throws GaveUp where waiting is over.
 */
export function wholeAnswers(source: string, context: SourceContext, pace: Pace, silences: Silences) {
  const { signal: stop, now } = context

  async function keepSilence({ host, href }: URL): Promise<void> {
    for (;;) {
      const left = (silences.get(host) ?? 0) - performance.now()
      if (left <= 0) return
      requireShort(left / pace.second, href)
      await sleep(left, undefined, { signal: stop })
    }
  }

  function requireShort(seconds: number, address: string): void {
    if (seconds > pace.longestWait) throw new GaveUp(limitFault(source, address, seconds))
  }

  async function ask(address: URL, init: RequestInit): Promise<Response> {
    await keepSilence(address)
    const deadline = AbortSignal.timeout(pace.deadline)
    try {
      const signal = AbortSignal.any([stop, deadline])
      const response = await context.fetch(address, { ...init, signal, redirect: 'manual' })
      const { status, headers } = response
      const text = await response.text()
      const silence = secondsOfSilence({ status, headers, text }, pace.silence, now())
      if (silence > 0) silences.set(address.host, performance.now() + silence * pace.second)
      const limited = isLimited({ status, headers, text })
      if (limited) requireShort(silence, address.href)
      // Octokit retries a 429; a 403 it takes for a missing permission.
      return new Response(BODILESS.includes(status) ? null : text, { status: limited ? 429 : status, headers })
    } catch (cause) {
      // Of this name too: what was stopped is not to be sent again.
      if (stop.aborted) throw new DOMException('stopped', 'AbortError')
      if (!deadline.aborted || cause instanceof GaveUp) throw cause
      throw new GaveUp(deadlineFault(source, address.href, pace, cause))
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

function limitFault(source: string, location: string, seconds: number): SourceFault {
  return new SourceFault({
    code: 'rate-limited',
    location,
    message: `${source}: ${location} takes no more requests for another ${Math.ceil(seconds)} s`,
    advice: 'Sync again after that; it goes on where it stopped. Fewer repositories or a GitHub App make it rarer.',
  })
}

function deadlineFault(source: string, location: string, { deadline }: Pace, cause: unknown): SourceFault {
  return new SourceFault({
    code: 'timed-out',
    location,
    message: `${source}: ${location} did not answer within ${deadline / 1000} s`,
    advice: 'Try again later; the next sync goes on where this one stopped.',
    cause,
  })
}

function redirectFault(source: string, location: string, target: string): SourceFault {
  return new SourceFault({
    code: 'unexpected-answer',
    location,
    message: `${source}: ${location} redirects to ${target.replace(/[?#].*$/s, '')} instead of answering`,
    advice: 'Check baseUrl: redirects to another host are not followed, because the token would go with them.',
  })
}
