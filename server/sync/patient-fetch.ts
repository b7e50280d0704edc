import { setTimeout as sleep } from 'node:timers/promises'
import type { Agent } from 'undici'
import { type Instant, instant } from '../../model/quantity.ts'
import { BodyTooLong, boundedBytes } from '../sources/bounded-body.ts'
import { type AddressGuard, OWN_NETWORKS } from '../sources/guarded-fetch.ts'
import { isLimited, secondsOfSilence } from '../sources/limit.ts'
import { SourceFault } from '../sources/source.ts'
import type { Silences } from '../store/silences.ts'
import { PATIENCE, type Patience } from './patience.ts'
import { WholeResponse } from './whole-response.ts'

/** Milliseconds that a timer may end before the clock says so: the wait would be told once more, for nothing. */
const TIMER_EARLY = 1

export interface PatientFetchOptions {
  /** Names the source in messages: Statuspage "page". */
  readonly source: string
  readonly silences: Silences
  readonly now: () => Instant
  /** A number from 0 up to 1, for jitter. */
  readonly random: () => number
  readonly signal: AbortSignal
  /** What it sends with; the platform's own when left out. */
  readonly fetch?: typeof globalThis.fetch
  /** Whose connections it uses; those of OWN_NETWORKS when left out. */
  readonly guard?: AddressGuard
  /** Told until when nothing is sent, and null when the wait is over. */
  readonly onWait?: (until: Instant | null) => void
  readonly patience?: Patience
}

export interface PatientFetch {
  readonly fetch: typeof globalThis.fetch
  /** Leaves no socket open. */
  close(): Promise<void>
}

/** An answer of which every byte is here. */
interface WholeAnswer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array<ArrayBuffer>
}

/**
 * The fetch that sources are called with. An answer is handed on when its last byte is here. A host that asked for
 * silence hears nothing until it is over, from no process on this database; what failed on its side is asked again after
 * pauses with jitter. Gives the last answer when it has tried often enough. Throws SourceFault when a deadline passes or a
 * silence is too long to wait for, what fetch throws when the host cannot be reached, and the signal's reason.
 */
export function patientFetch(options: PatientFetchOptions): PatientFetch {
  const { source, silences, now, random, signal: stop, onWait, patience = PATIENCE, guard = OWN_NETWORKS } = options
  const { fetch = globalThis.fetch } = options
  let agent: Promise<Agent> | null = null

  async function keepSilence(address: URL): Promise<void> {
    for (;;) {
      const until = await silences.until(address.host, now())
      if (until === null) return
      const left = until - now()
      if (left > patience.longestWait * patience.second) throw limitFault(source, address, left / patience.second)
      onWait?.(until)
      try {
        await sleep(Math.max(left, 0) + TIMER_EARLY, undefined, { signal: stop })
      } finally {
        onWait?.(null)
      }
    }
  }

  async function once(address: URL, init: RequestInit): Promise<WholeAnswer> {
    const deadline = AbortSignal.timeout(patience.deadline)
    const signal = AbortSignal.any([stop, deadline, ...(init.signal ? [init.signal] : [])])
    try {
      // A source that needs certificates of its own brings its dispatcher along.
      agent ??= guard.agent()
      const response = await fetch(address, { dispatcher: await agent, ...init, signal } as RequestInit)
      return {
        status: response.status,
        headers: response.headers,
        bytes: await boundedBytes(response, patience.largest),
      }
    } catch (cause) {
      if (cause instanceof BodyTooLong) throw lengthFault(source, address, patience, cause)
      if (!stop.aborted && deadline.aborted) throw deadlineFault(source, address, patience, cause)
      throw cause
    }
  }

  /** Keeps the silence that an answer asks for, also one that a good answer announces. */
  async function heed({ host }: URL, answer: WholeAnswer): Promise<boolean> {
    const { status, headers } = answer
    const text = status === 403 ? new TextDecoder().decode(answer.bytes) : ''
    const limited = isLimited({ status, headers, text }) || (status === 503 && headers.has('retry-after'))
    const seconds = secondsOfSilence({ status: limited ? 429 : status, headers, text }, patience.silence, now())
    if (seconds > 0) {
      const until = instant(now() + seconds * patience.second)
      await silences.keep({ host, until, reason: `answered status ${status}` }, now())
    }
    return limited
  }

  const pause = (tries: number) => {
    const { firstPause, longestPause, second } = patience
    const longest = Math.min(firstPause * 2 ** tries, longestPause) * second
    return sleep(longest * (0.5 + 0.5 * random()), undefined, { signal: stop })
  }

  async function ask(address: URL, init: RequestInit): Promise<Response> {
    for (let tries = 0; ; tries += 1) {
      await keepSilence(address)
      const answer = await once(address, init).catch((cause: unknown) => {
        if (cause instanceof SourceFault || init.signal?.aborted || tries >= patience.networkRetries) throw cause
        return null
      })
      if (answer !== null) {
        const limited = await heed(address, answer)
        if (!limited && answer.status < 500) return new WholeResponse(answer.bytes, answer)
        if (tries >= patience.retries) return new WholeResponse(answer.bytes, answer)
        if (limited) continue
      }
      await pause(tries)
    }
  }

  return {
    async fetch(input, init = {}) {
      const address = new URL(input instanceof Request ? input.url : input)
      try {
        return await ask(address, init)
      } catch (cause) {
        stop.throwIfAborted()
        throw cause
      }
    },
    close: async () => (await agent)?.destroy(),
  }
}

/** Without its query: that is where a key would be. */
const shown = ({ origin, pathname }: URL): string => origin + pathname

function limitFault(source: string, address: URL, seconds: number): SourceFault {
  return new SourceFault({
    code: 'rate-limited',
    location: shown(address),
    message: `${source}: ${shown(address)} takes no more requests for another ${Math.ceil(seconds)} s`,
    advice:
      'Sync again after that; it goes on where it stopped. Rarer syncs, or credentials with a higher limit, help.',
  })
}

function lengthFault(source: string, address: URL, { largest }: Patience, cause: BodyTooLong): SourceFault {
  return new SourceFault({
    code: 'unexpected-answer',
    location: shown(address),
    message: `${source}: ${shown(address)} ${cause.message}; at most ${largest} are taken`,
    advice: 'Check the address. Nothing was changed.',
    cause,
  })
}

function deadlineFault(source: string, address: URL, { deadline }: Patience, cause: unknown): SourceFault {
  return new SourceFault({
    code: 'timed-out',
    location: shown(address),
    message: `${source}: ${shown(address)} did not answer within ${deadline / 1000} s`,
    advice: 'Try again later; the next sync goes on where this one stopped.',
    cause,
  })
}
