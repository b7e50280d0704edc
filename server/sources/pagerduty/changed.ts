import { type Instant, instant, MILLISECONDS_PER_DAY, MILLISECONDS_PER_HOUR } from '../../../model/quantity.ts'
import { type IncidentPage, PAGE, type PagerdutyClient } from './client.ts'
import type { PagerdutyConfig } from './config.ts'
import type { PagerdutyCursor } from './cursor.ts'
import { externalIdOf } from './map-incident.ts'

const FURTHEST = 10_000
/** Analytics come up to a day late. */
const LATE = MILLISECONDS_PER_DAY
const ANALYSED_EVERY = 6 * MILLISECONDS_PER_HOUR

/** Every incident that is open now, oldest first, page after page. */
export async function* openIncidents(client: PagerdutyClient): AsyncGenerator<IncidentPage> {
  const query = { date_range: 'all', 'statuses[]': ['triggered', 'acknowledged'], sort_by: 'created_at:asc' }
  for (let offset = 0; offset + PAGE <= FURTHEST; offset += PAGE) {
    const page = await client.list(query, offset)
    yield page
    if (!page.hasNext) return
  }
}

/**
 * Ids of incidents that have to be asked for one by one: they were open and are not in the list of open ones any more, or
 * analytics have something new of them.
 */
export async function changedIncidents(
  client: PagerdutyClient,
  { analytics }: PagerdutyConfig,
  { before, open, now }: { before: PagerdutyCursor; open: readonly unknown[]; now: Instant },
): Promise<{ readonly ids: readonly string[]; readonly analysedAt: Instant }> {
  const listed = new Set(open.map(externalIdOf))
  const ids = new Set(before.open.filter((id) => !listed.has(id)))
  const analysedAt = before.analysedAt ?? now
  if (analytics !== true || now - analysedAt < ANALYSED_EVERY) return { ids: [...ids], analysedAt }
  const told = await client.analytics({ updatedAfter: instant(analysedAt - LATE) })
  for (const [id, row] of told) if (row.resolved_at) ids.add(id)
  return { ids: [...ids], analysedAt: now }
}
