import { expect, test } from 'vitest'
import { instant } from '../../../model/quantity.ts'
import { nextRun, scheduleProblem } from '../../../server/sources/schedule.ts'

const at = (text: string) => instant(Date.parse(text))

test.each([
  ['*/15 * * * *', '2026-03-01T12:07:30Z', '2026-03-01T12:15:00Z'],
  ['*/15 * * * *', '2026-03-01T12:15:00Z', '2026-03-01T12:30:00Z'],
  // The clocks of New York jump at 07:00 UTC that day; UTC has no such hour.
  ['30 2 * * *', '2026-03-08T00:00:00Z', '2026-03-08T02:30:00Z'],
])('%s after %s comes at %s', (pattern, after, expected) => {
  expect(nextRun(pattern, at(after))).toBe(at(expected))
})

test.each([
  ['every hour', 'no cron pattern'],
  ['61 * * * *', 'no cron pattern'],
  ['0 0 30 2 *', 'never comes'],
])('"%s" is refused: %s', (pattern, reason) => {
  expect(scheduleProblem(pattern)).toContain(reason)
})
