import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Instant, instant, MILLISECONDS_PER_DAY, MILLISECONDS_PER_MINUTE } from '../../../model/quantity.ts'
import { type GithubClient, githubClient } from '../github/client.ts'
import { apiAddress } from '../github/config.ts'
import { startOfCoverage } from '../incident-feed/feed-config.ts'
import { faultOf } from '../json-api.ts'
import { instantSchema } from '../json-row.ts'
import { DROPPED } from '../map-result.ts'
import { schemaReason, showValue } from '../row-fault.ts'
import { type Page, type Source, type SourceContext, SourceFault } from '../source.ts'
import { parseInstant, showInstant } from '../time.ts'
import { configSchema, type UpptimeConfig } from './config.ts'
import { eventsInLog, eventsOf, type SiteEvent } from './events.ts'
import { readingsOf, type SiteStates } from './readings.ts'

const EVERY_HOUR = '7 * * * *'
const PAGE = 100
/** Days of history that are kept at a time. */
const SPAN = 14 * MILLISECONDS_PER_DAY
const STEP = 5 * MILLISECONDS_PER_MINUTE
/** A commit comes to GitHub some time after its own time. */
const LATE = 15 * MILLISECONDS_PER_MINUTE

const cursorSchema = z
  .object({
    reached: z.string(),
    states: z.record(z.string(), z.object({ at: z.string(), isUp: z.boolean() })),
  })
  .nullable()
  .catch(null)

/** Sites that Upptime checks, measured by the history that it commits: minutes up of the minutes known. */
export const upptime: Source<UpptimeConfig> = {
  type: 'upptime',
  title: 'Upptime',
  schedule: EVERY_HOUR,
  configSchema,
  pull,
  read,
  check: (config, context) => {
    const client = clientOf(config, context)
    return faultOf(commits(client, config.repository, { per_page: 1 }))
  },
  map: () => DROPPED,
}

const clientOf = ({ token, baseUrl }: UpptimeConfig, context: SourceContext): GithubClient =>
  githubClient({ ...(token && { token }), ...(baseUrl && { baseUrl }) }, context, 'Upptime')

async function* pull(config: UpptimeConfig, stored: unknown, context: SourceContext): AsyncGenerator<Page> {
  const client = clientOf(config, context)
  const cursor = cursorSchema.parse(stored ?? null)
  const kept = cursor === null ? null : parseInstant(cursor.reached)
  const beginning = kept ?? startOfCoverage({ url: '', ...config }) ?? (await createdAt(client, config))
  const end = floored(context.now() - LATE, STEP)
  let from = floored(beginning, kept === null ? MILLISECONDS_PER_DAY : STEP)
  let states = kept === null ? {} : statesIn(cursor)
  while (from < end) {
    const to = instant(Math.min(end, floored(from, SPAN) + SPAN))
    const { location, events } = await eventsBetween(client, config.repository, from, to)
    const found = readingsOf(states, events, { from, to }, config.services)
    states = found.states
    const next = { reached: showInstant(to), states: shownStates(states) }
    yield { location, rows: [], readings: found.readings, cursor: next, expected: null, coverage: null }
    from = to
  }
  if (Object.keys(states).length === 0) throw silent(client, config.repository)
}

/** A recorded history: what `git log --format='%cI %s' -- history` writes in a clone. */
async function* read(files: readonly string[]): AsyncGenerator<Page> {
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
      throw recordedFault(file, 'unreadable-file', `cannot be read: ${cause.message}`)
    })
    const events = eventsInLog(text)
    if (events === null)
      throw recordedFault(
        file,
        'unknown-format',
        `is no log of Upptime's commits: it begins ${showValue(text.slice(0, 80))}`,
      )
    let states: SiteStates = {}
    const last = events.at(-1)
    for (let from = floored(events[0]?.at ?? 0, MILLISECONDS_PER_DAY); last && from < last.at; ) {
      const to = instant(Math.min(floored(last.at, STEP), floored(from, SPAN) + SPAN))
      const found = readingsOf(
        states,
        events.filter(({ at }) => at >= from && at < to),
        { from, to },
      )
      states = found.states
      yield { location: file, rows: [], readings: found.readings, cursor: null, expected: null, coverage: null }
      if (to === floored(last.at, STEP)) break
      from = to
    }
  }
}

async function eventsBetween(client: GithubClient, repository: string, from: Instant, to: Instant) {
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

async function commits(client: GithubClient, repository: string, query: Readonly<Record<string, string | number>>) {
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

async function createdAt(client: GithubClient, { repository, baseUrl }: UpptimeConfig): Promise<Instant> {
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

const silent = ({ source }: GithubClient, repository: string): SourceFault =>
  new SourceFault({
    code: 'not-found',
    location: repository,
    message: `${source}: no commit of ${repository} tells of a site, as "Shop is down (0 in 0 ms)" would`,
    advice: 'Check that it is the repository of Upptime; commit messages that were rewritten cannot be read.',
  })

const recordedFault = (file: string, code: 'unreadable-file' | 'unknown-format', what: string): SourceFault =>
  new SourceFault({
    code,
    location: file,
    message: `${file} ${what}`,
    advice: "Write it in a clone of the repository: git log --format='%cI %s' -- history > history.log",
  })

const floored = (at: number, step: number): Instant => instant(Math.floor(at / step) * step)

const statesIn = (cursor: z.infer<typeof cursorSchema>): SiteStates =>
  Object.fromEntries(
    Object.entries(cursor?.states ?? {}).flatMap(([site, { at, isUp }]) => {
      const moment = parseInstant(at)
      return moment === null ? [] : [[site, { at: moment, isUp }]]
    }),
  )

const shownStates = (states: SiteStates) =>
  Object.fromEntries(Object.entries(states).map(([site, { at, isUp }]) => [site, { at: showInstant(at), isUp }]))
