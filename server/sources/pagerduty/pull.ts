import { type Instant, instant, MILLISECONDS_PER_DAY, MILLISECONDS_PER_MINUTE } from '../../../model/quantity.ts'
import { liveCoverage } from '../coverage.ts'
import { startOfCoverage } from '../incident-feed/feed-config.ts'
import { rowLocation } from '../json-api.ts'
import { jsonText } from '../json-text.ts'
import type { Page, SourceContext } from '../source.ts'
import { changedIncidents, openIncidents } from './changed.ts'
import { type PagerdutyClient, pagerdutyClient } from './client.ts'
import type { PagerdutyConfig } from './config.ts'
import { createdIncidents } from './created.ts'
import { creationOf, cursorOf, keptCursor, type PagerdutyCursor, withRows } from './cursor.ts'
import { externalIdOf, type PagerdutyRow } from './map-incident.ts'

/** Days that a first sync goes back: as far as history counts for anything. */
const DEFAULT_DAYS = 730
/** Clocks differ: a sync asks from this long before, and goes no further ahead. */
const OVERLAP = 10 * MILLISECONDS_PER_MINUTE
/** Priorities and titles change after the end, which no filter tells: once a day what is this young is read again. */
const READ_AGAIN = 30 * MILLISECONDS_PER_DAY
/** Incidents asked for one by one that are kept at a time. */
const ONE_BY_ONE = 50

/** What was created since the last sync, then what was open at the last one, then what analytics tell late. */
export async function* pull(config: PagerdutyConfig, stored: unknown, context: SourceContext): AsyncGenerator<Page> {
  const client = pagerdutyClient(config, context)
  const now = context.now()
  const before = cursorOf(stored)
  const isFirst = before.reached === null
  const isReadAgain = isFirst || now - (before.readAgainAt ?? 0) >= MILLISECONDS_PER_DAY
  const coveredFrom = startOfCoverage({ url: '', coveredFrom: config.coveredFrom })
  let cursor: PagerdutyCursor = isFirst ? { ...before, readAgainAt: now, analysedAt: now } : before

  const pageOf = (location: string, contents: readonly unknown[]): Page => {
    const rows = contents.map((content, position) =>
      rowOf(content, rowLocation(location, 'incidents', externalIdOf(content), position), config),
    )
    return { location, rows, cursor: keptCursor(cursor), expected: null, coverage: null }
  }

  const from = startOf(before, coveredFrom ?? instant(now - DEFAULT_DAYS * MILLISECONDS_PER_DAY), isReadAgain, now)
  for await (const page of createdIncidents(client, from, instant(now + OVERLAP))) {
    const contents = await analysed(client, config, page.items)
    const reached = instant(Math.min(now, Math.max(page.reached, cursor.reached ?? 0)))
    cursor = { ...withRows(cursor, contents), reached, oldest: cursor.oldest ?? creationOf(contents[0]) }
    yield pageOf(page.location, contents)
  }
  // On a first sync all of them have just been read.
  const open: unknown[] = []
  for await (const page of isFirst ? [] : openIncidents(client)) {
    open.push(...page.items)
    cursor = withRows(cursor, page.items)
    yield pageOf(page.location, page.items)
  }
  const { ids, analysedAt } = await changedIncidents(client, config, { before: cursor, open, now })
  for (let first = 0; !isFirst && first < ids.length; first += ONE_BY_ONE) {
    const { contents, gone } = await oneByOne(client, ids.slice(first, first + ONE_BY_ONE))
    cursor = withRows({ ...cursor, open: cursor.open.filter((id) => !gone.includes(id)) }, contents)
    const withdrawn = gone.map((externalId) => ({ kind: 'incident', externalId }) as const)
    yield { ...pageOf(client.location, await analysed(client, config, contents)), withdrawn }
  }
  cursor = { ...cursor, analysedAt, readAgainAt: isReadAgain ? now : cursor.readAgainAt }
  const coverage = liveCoverage({ oldestStart: cursor.oldest, moments: [] }, coveredFrom, now)
  yield { ...pageOf(client.location, []), coverage }
}

/** From where incidents are listed by their creation. */
function startOf({ reached }: PagerdutyCursor, first: Instant, isReadAgain: boolean, now: Instant): Instant {
  if (reached === null) return first
  const youngest = isReadAgain ? Math.min(reached, now - READ_AGAIN) : reached
  return instant(Math.max(first, youngest - OVERLAP))
}

async function oneByOne(client: PagerdutyClient, ids: readonly string[]) {
  const contents: unknown[] = []
  const gone: string[] = []
  for (const id of ids) {
    const content = await client.find(id)
    if (content === null) gone.push(id)
    else contents.push(content)
  }
  return { contents, gone }
}

/** Incidents with what analytics say of them, where that is asked for. */
async function analysed(
  client: PagerdutyClient,
  { analytics }: PagerdutyConfig,
  contents: readonly unknown[],
): Promise<readonly unknown[]> {
  const moments = contents.map(creationOf).filter((at) => at !== null)
  if (analytics !== true || moments.length === 0) return contents
  const [from, to] = [Math.min(...moments), Math.max(...moments)]
  const told = await client.analytics({ from: instant(from), to: instant(to) })
  return contents.map((content) => {
    const row = told.get(externalIdOf(content) ?? '')
    return row === undefined ? content : { ...(content as object), analytics: row }
  })
}

function rowOf(content: unknown, location: string, { severities }: PagerdutyConfig): PagerdutyRow {
  return { location, content, text: jsonText(content), severities }
}
