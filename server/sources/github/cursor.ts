import { z } from 'zod'
import { type Instant, instant, MILLISECONDS_PER_DAY } from '../../../model/quantity.ts'
import { parseInstant, showInstant } from '../time.ts'

const moments = z.record(z.string(), z.string())

/** How far each repository is, by owner/name; moments as "2026-01-31T12:00:00Z". */
const cursorSchema = z
  .union([
    z.object({
      /** Up to which update it is kept. */
      reached: moments,
      /** When all of it was listed last; from its first sync on, which lists all there is. */
      listedAt: moments,
    }),
    // As it was before listings: the updates alone.
    moments.transform((reached) => ({ reached, listedAt: {} as Record<string, string> })),
  ])
  .catch({ reached: {}, listedAt: {} })
export type GithubCursor = z.infer<typeof cursorSchema>

/** As a page has kept it. Another shape starts again. */
export const cursorOf = (stored: unknown): GithubCursor => cursorSchema.parse(stored ?? {})

export const reachedOf = ({ reached }: GithubCursor, repository: string): Instant | null =>
  parseInstant(reached[repository] ?? '')

/** The cursor after a page; it never goes back, which an overlap or a listing would make it do. */
export function advanced(cursor: GithubCursor, repository: string, reached: Instant | null): GithubCursor {
  const before = reachedOf(cursor, repository)
  if (reached === null || (before !== null && before >= reached)) return cursor
  return { ...cursor, reached: { ...cursor.reached, [repository]: showInstant(reached) } }
}

/** Whether a repository is to be listed from its beginning: it was a day ago, or by a clock that was ahead. */
export function isListingDue(cursor: GithubCursor, repository: string, now: Instant): boolean {
  const at = listedAtOf(cursor, repository)
  return at !== null && (now - at >= MILLISECONDS_PER_DAY || at > now)
}

export const isListed = (cursor: GithubCursor, repository: string): boolean => listedAtOf(cursor, repository) !== null

export const listed = (cursor: GithubCursor, repository: string, now: Instant): GithubCursor => ({
  ...cursor,
  listedAt: { ...cursor.listedAt, [repository]: showInstant(instant(now)) },
})

const listedAtOf = ({ listedAt }: GithubCursor, repository: string): Instant | null =>
  parseInstant(listedAt[repository] ?? '')
