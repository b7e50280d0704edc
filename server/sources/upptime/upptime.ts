import { z } from 'zod'
import { instant, MILLISECONDS_PER_DAY, MILLISECONDS_PER_MINUTE } from '../../../model/quantity.ts'
import { type GithubClient, githubClient } from '../github/client.ts'
import { startOfCoverage } from '../incident-feed/feed-config.ts'
import { faultOf } from '../json-api.ts'
import { DROPPED } from '../map-result.ts'
import { type Page, type Source, type SourceContext, SourceFault } from '../source.ts'
import { parseInstant, showInstant } from '../time.ts'
import { commits, createdAt, eventsBetween } from './commits.ts'
import { configSchema, type UpptimeConfig } from './config.ts'
import { readingsOf, type SiteStates } from './readings.ts'
import { readRecordedHistory } from './recorded.ts'
import { floored, SPAN, STEP } from './span.ts'

const EVERY_HOUR = '7 * * * *'
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
  asksAhead: true,
  read: readRecordedHistory,
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

const silent = ({ source }: GithubClient, repository: string): SourceFault =>
  new SourceFault({
    code: 'not-found',
    location: repository,
    message: `${source}: no commit of ${repository} tells of a site, as "Shop is down (0 in 0 ms)" would`,
    advice: 'Check that it is the repository of Upptime; commit messages that were rewritten cannot be read.',
  })

const statesIn = (cursor: z.infer<typeof cursorSchema>): SiteStates =>
  Object.fromEntries(
    Object.entries(cursor?.states ?? {}).flatMap(([site, { at, isUp }]) => {
      const moment = parseInstant(at)
      return moment === null ? [] : [[site, { at: moment, isUp }]]
    }),
  )

const shownStates = (states: SiteStates) =>
  Object.fromEntries(Object.entries(states).map(([site, { at, isUp }]) => [site, { at: showInstant(at), isUp }]))
