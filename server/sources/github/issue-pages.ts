import { type Instant, instant } from '../../../model/quantity.ts'
import { SourceFault } from '../source.ts'
import { parseInstant, showInstant } from '../time.ts'
import { nextTurn } from '../turn.ts'
import type { GithubClient } from './client.ts'

const PER_PAGE = 100

/** Some of a repository's issues, and up to when all of them have been shown. */
export interface IssuePage {
  readonly location: string
  readonly items: readonly unknown[]
  /** Null while not even the first second is complete. */
  readonly reached: Instant | null
  /** Whether GitHub has more after these. */
  readonly hasNext: boolean
  /** How many more, up to a page; null where GitHub does not tell. */
  readonly left: number | null
}

/**
 * Every issue and pull request updated since `from`, oldest update first. Each page asks from the last update of the one
 * before: numbered pages lose rows when issues are edited meanwhile. `ceiling` bounds what an update in the future does.
 */
export async function* issuePages(
  client: GithubClient,
  repository: string,
  from: Instant | null,
  ceiling: Instant,
): AsyncGenerator<IssuePage> {
  const ask = askFor(client, repository, ceiling)
  let since = from
  let before = new Set<string>()
  let answer = ask(since, 1)
  for (;;) {
    const page = await answer
    const items = page.items.filter((item) => !before.has(keyOf(item)))
    const advances = isAfter(page.reached, since)
    before = new Set(page.items.map(keyOf))
    if (advances) since = page.reached
    // Asked for while this page is kept. What goes wrong with it is thrown when it is due.
    if (page.hasNext && advances) {
      answer = heardLater(ask(since, 1))
      // A turn later it is on its way; this page, mapped first, would put that off while GitHub has nothing to do.
      await nextTurn()
    }
    yield { ...page, items, reached: since }
    if (!page.hasNext) return
    if (advances) continue
    const last = yield* crowdedSecond(client, ask, since, before)
    if (!last.hasNext) return
    before = new Set(last.items.map(keyOf))
    since = last.reached
    answer = ask(since, 1)
  }
}

function heardLater<Value>(answer: Promise<Value>): Promise<Value> {
  answer.catch(() => undefined)
  return answer
}

type Ask = (since: Instant | null, number: number) => Promise<IssuePage>

/**
 * More issues in one second than a page holds: its pages are numbered after all. An edit takes an issue out of the
 * second and moves the later ones up, across the end of a page too; so the pages are read a second time from the last
 * to the first, against that movement, and `reached` stays where it is until then. Returns the last page.
 */
async function* crowdedSecond(
  client: GithubClient,
  ask: Ask,
  since: Instant | null,
  first: ReadonlySet<string>,
): AsyncGenerator<IssuePage, IssuePage> {
  const seen = new Set(first)
  const onlyNew = (page: IssuePage): IssuePage => {
    const items = page.items.filter((item) => !seen.has(keyOf(item)))
    for (const item of page.items) seen.add(keyOf(item))
    return { ...page, items, reached: since }
  }
  let number = 1
  let last: IssuePage
  do {
    number += 1
    last = await ask(since, number)
    const news = onlyNew(last)
    if (last.hasNext && news.items.length === 0) throw repeated(client, last.location)
    yield news
  } while (last.hasNext && !isAfter(last.reached, since))
  for (let back = number - 1; back >= 1; back -= 1) {
    const news = { ...onlyNew(await ask(since, back)), left: last.left }
    if (news.items.length > 0) yield news
  }
  const reached = isAfter(last.reached, since) ? last.reached : since
  yield { ...last, items: [], reached }
  return { ...last, reached }
}

function askFor(client: GithubClient, repository: string, ceiling: Instant): Ask {
  return async (since, number) => {
    const query = {
      state: 'all',
      sort: 'updated',
      direction: 'asc',
      per_page: PER_PAGE,
      ...(since === null ? {} : { since: showInstant(since) }),
      ...(number === 1 ? {} : { page: number }),
    }
    const { items, location, hasNext, lastPage } = await client.list(`/repos/${repository}/issues`, query)
    return {
      location,
      items,
      reached: lastUpdate(items, ceiling),
      hasNext: items.length > 0 && (hasNext || items.length >= PER_PAGE),
      left: hasNext ? lastPage && (lastPage - number) * PER_PAGE : 0,
    }
  }
}

/** The last update of a page that is not in the future; null when all are. */
export const lastUpdateBefore = (items: readonly unknown[], ceiling: Instant): Instant | null =>
  lastUpdate(
    items.filter((item) => updateOf(item) < ceiling),
    ceiling,
  )

const updateOf = (item: unknown): number =>
  parseInstant(String((item as { updated_at?: unknown } | null)?.updated_at)) ?? Number.POSITIVE_INFINITY

/** The update that the page ends with; a row that does not tell its own is passed over. */
function lastUpdate(items: readonly unknown[], ceiling: Instant): Instant | null {
  for (const item of items.toReversed()) {
    const updated = (item as { updated_at?: unknown } | null)?.updated_at
    const at = typeof updated === 'string' ? parseInstant(updated) : null
    if (at !== null) return wholeSecond(Math.min(at, ceiling))
  }
  return null
}

const isAfter = (one: Instant | null, other: Instant | null): boolean => one !== null && (other === null || one > other)

/** GitHub keeps time in seconds. */
export const wholeSecond = (at: number): Instant => instant(Math.floor(at / 1000) * 1000)

/** The same issue at another update is news. */
function keyOf(item: unknown): string {
  const { id, updated_at } = (item ?? {}) as { id?: unknown; updated_at?: unknown }
  return id === undefined ? JSON.stringify(item) : `${id} ${updated_at}`
}

const repeated = ({ source }: GithubClient, location: string): SourceFault =>
  new SourceFault({
    code: 'unexpected-answer',
    location,
    message: `${source}: ${location} repeats the pages before it`,
    advice: 'Check baseUrl: what answers there does not number its pages as GitHub does. Nothing was lost.',
  })
