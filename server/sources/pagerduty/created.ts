import { type Instant, instant, MILLISECONDS_PER_DAY } from '../../../model/quantity.ts'
import { SourceFault } from '../source.ts'
import { showInstant } from '../time.ts'
import { type IncidentPage, PAGE, type PagerdutyClient } from './client.ts'
import { creationOf } from './cursor.ts'

/** Days between `since` and `until`: PagerDuty takes at most six months. */
const SLICE = 180 * MILLISECONDS_PER_DAY
/** PagerDuty lists no further, whatever the date. */
const FURTHEST = 10_000

interface CreatedPage extends IncidentPage {
  /** Up to which creation all is known now. */
  readonly reached: Instant
}

/**
 * Incidents by their creation. Each page begins where the last one ended, so that the offset, of which PagerDuty takes
 * 10,000 at most, only counts incidents of one second.
 */
export async function* createdIncidents(
  client: PagerdutyClient,
  from: Instant,
  to: Instant,
): AsyncGenerator<CreatedPage> {
  let since = from
  let offset = 0
  while (since < to) {
    const until = instant(Math.min(to, since + SLICE))
    const query = { since: showInstant(since), until: showInstant(until), sort_by: 'created_at:asc' }
    const page = await client.list(query, offset)
    const last = page.hasNext ? lastCreation(page.items, until) : null
    const reached = last ?? (page.hasNext ? since : until)
    yield { ...page, reached }
    if (!page.hasNext) offset = 0
    else if (last === null || last <= since) offset += PAGE
    else offset = 0
    if (offset + PAGE > FURTHEST) throw tooMany(page, since)
    since = reached
  }
}

/** Null when none tells; a page is sorted, and what claims to be from later than asked tells nothing. */
function lastCreation(items: readonly unknown[], until: Instant): Instant | null {
  let last: Instant | null = null
  for (const item of items) {
    const at = creationOf(item)
    // In whole seconds, as they are asked for.
    if (at !== null && at <= until && (last === null || at > last)) last = instant(at - (at % 1_000))
  }
  return last
}

const tooMany = ({ location }: IncidentPage, since: Instant): SourceFault =>
  new SourceFault({
    code: 'unexpected-answer',
    location,
    message: `${location} has more than ${FURTHEST} incidents that were created at ${showInstant(since)}`,
    advice: 'Name the services or teams to read, so that there are fewer.',
  })
