import { z } from 'zod'
import type { Instant } from '../../../model/quantity.ts'
import type { GithubClient } from '../github/client.ts'
import { apiAddress } from '../github/config.ts'
import { instantSchema } from '../json-row.ts'
import { schemaReason, showValue } from '../row-fault.ts'
import { SourceFault } from '../source.ts'
import { showInstant } from '../time.ts'
import type { UpptimeConfig } from './config.ts'
import { eventsOf, type SiteEvent } from './events.ts'

const PAGE = 100

/** What the commits of a span tell, oldest first, and where the last of them were listed. Throws SourceFault. */
export async function eventsBetween(client: GithubClient, repository: string, from: Instant, to: Instant) {
  const events: SiteEvent[] = []
  let location = ''
  for (let page = 1, hasNext = true; hasNext; page += 1) {
    const query = { since: showInstant(from), until: showInstant(to), per_page: PAGE, page }
    const answer = await commits(client, repository, query)
    events.push(...answer.events)
    location = answer.location
    hasNext = answer.hasNext
  }
  return { location, events: events.sort((one, other) => one.at - other.at) }
}

/** One page of commits. Throws SourceFault for what is no commit. */
export async function commits(
  client: GithubClient,
  repository: string,
  query: Readonly<Record<string, string | number>>,
) {
  const { location, items, hasNext } = await client.list(`/repos/${repository}/commits`, { path: 'history', ...query })
  const events = eventsOf(items)
  if (!('strange' in events)) return { location, events, hasNext: items.length > 0 && hasNext }
  throw new SourceFault({
    code: 'unexpected-answer',
    location,
    message: `${client.source}: ${location} lists something that is no commit: ${showValue(events.strange)}`,
    advice: 'Check the server. Nothing was changed.',
  })
}

const repositorySchema = z.object({ created_at: instantSchema })

/** When the repository was made: no site was checked before. Throws SourceFault. */
export async function createdAt(client: GithubClient, { repository, baseUrl }: UpptimeConfig): Promise<Instant> {
  const path = `/repos/${repository}`
  const document = await client.find(path)
  const parsed = repositorySchema.safeParse(document)
  if (parsed.success) return parsed.data.created_at
  const isGone = document === null
  const location = apiAddress({ baseUrl }) + path
  throw new SourceFault({
    code: isGone ? 'not-found' : 'unexpected-answer',
    location,
    message: `${client.source}: ${location} ${isGone ? 'is not there' : `is no repository: ${schemaReason(parsed.error, document)}`}`,
    advice: 'Check the name of the repository, and that the token may read it.',
  })
}
