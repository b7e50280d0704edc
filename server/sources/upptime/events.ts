import { z } from 'zod'
import type { Instant } from '../../../model/quantity.ts'
import { instantSchema } from '../json-row.ts'
import { parseInstant } from '../time.ts'

/** What one check of a site found, where Upptime wrote it down: when its state changed, and about once a day. */
export interface SiteEvent {
  readonly site: string
  readonly at: Instant
  /** A site that answers slowly is "degraded", and up. */
  readonly isUp: boolean
}

/** "🟥 Shop is down (0 in 0 ms) [skip ci] [upptime]", the sign before it as configured. 0 is no answer at all. */
const SUBJECT = /^(?:\S+ )?(\S.*) is (up|down|degraded) \(\d+ in \d+ ms\)/u

const commitSchema = z.object({
  commit: z.object({ message: z.string(), committer: z.object({ date: instantSchema }) }),
})

/** The event in a commit's subject; null for other commits, such as those of graphs and summaries. */
export function eventIn(subject: string, at: Instant): SiteEvent | null {
  const [, site, state] = SUBJECT.exec(subject) ?? []
  return site === undefined ? null : { site, at, isUp: state !== 'down' }
}

/** Events of commits as GitHub lists them, oldest first; or what is no commit among them. */
export function eventsOf(commits: readonly unknown[]): readonly SiteEvent[] | { readonly strange: unknown } {
  const events: SiteEvent[] = []
  for (const commit of commits) {
    const parsed = commitSchema.safeParse(commit)
    if (!parsed.success) return { strange: commit }
    const { message, committer } = parsed.data.commit
    const event = eventIn(message.split('\n', 1)[0] ?? '', committer.date)
    if (event) events.push(event)
  }
  return events.sort((one, other) => one.at - other.at)
}

/** Events of lines as `git log --format='%cI %s'` writes them, oldest first; null when a line begins with no time. */
export function eventsInLog(text: string): readonly SiteEvent[] | null {
  const events: SiteEvent[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const space = line.indexOf(' ')
    const at = parseInstant(line.slice(0, Math.max(0, space)))
    if (at === null) return null
    const event = eventIn(line.slice(space + 1).trim(), at)
    if (event) events.push(event)
  }
  return events.sort((one, other) => one.at - other.at)
}
