import type { Instant } from '../../model/quantity.ts'

/** The part of an answer that tells of a limit. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/**
 * Whether a request was refused for being one too many. Hosts say so with 429, GitHub also with a 403 that has a Retry-After,
 * no requests left, or only its text to tell it from a missing permission.
 */
export function isLimited({ status, headers, text }: Answer): boolean {
  // 420 is how Statuspage says it.
  if (status === 429 || status === 420) return true
  if (status !== 403) return false
  return headers.has('retry-after') || hasNoneLeft(headers) || /rate limit|abuse detection/i.test(text)
}

/**
 * Seconds for which nothing may be sent after an answer: 0 when requests are left, `unstated` when it limits us and does
 * not say for how long. `now` counts only where the answer has no date of its own.
 */
export function secondsOfSilence(answer: Answer, unstated: number, now: Instant): number {
  const { headers } = answer
  const limited = isLimited(answer)
  const answeredAt = Date.parse(headers.get('date') ?? '') || now
  const retryAfter = headers.get('retry-after')
  if (limited && retryAfter !== null) {
    const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - answeredAt) / 1000
    return Number.isFinite(seconds) ? Math.max(0, seconds) : unstated
  }
  const reset = Number(headers.get('x-ratelimit-reset'))
  // One second more: the reset is told in whole seconds.
  if (hasNoneLeft(headers) && reset > 0) return Math.max(0, reset - answeredAt / 1000) + 1
  return limited ? unstated : 0
}

const hasNoneLeft = (headers: Headers): boolean => headers.get('x-ratelimit-remaining') === '0'
