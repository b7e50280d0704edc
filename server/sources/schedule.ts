import { Cron } from 'croner'
import { type Instant, instant } from '../../model/quantity.ts'

/** What is wrong with a cron pattern, in words; null when it is one. */
export function scheduleProblem(pattern: string): string | null {
  try {
    return opened(pattern).nextRun() === null
      ? `"${pattern}" never comes; write a pattern such as "*/15 * * * *"`
      : null
  } catch {
    return `"${pattern}" is no cron pattern; write one such as "*/15 * * * *" (every 15 minutes, UTC), or "off"`
  }
}

/** The first moment after `after` at which the pattern holds, in UTC; null when it never comes. Throws for no pattern. */
export function nextRun(pattern: string, after: Instant): Instant | null {
  const next = opened(pattern).nextRun(new Date(after))
  return next === null ? null : instant(next.getTime())
}

const opened = (pattern: string): Cron => new Cron(pattern, { timezone: 'UTC', paused: true })
