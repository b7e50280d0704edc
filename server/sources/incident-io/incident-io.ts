import { z } from 'zod'
import { type Instant, instant, MILLISECONDS_PER_DAY } from '../../../model/quantity.ts'
import { earliestIn, liveCoverage } from '../coverage.ts'
import { startOfCoverage } from '../incident-feed/feed-config.ts'
import { faultOf, type JsonApi, jsonApi, rowLocation } from '../json-api.ts'
import { jsonText } from '../json-text.ts'
import { listWith, type RecordedForm, readRecorded } from '../recorded-rows.ts'
import type { Page, Source, SourceContext } from '../source.ts'
import { parseInstant, showInstant } from '../time.ts'
import { configSchema, type IncidentIoConfig, rulesOf } from './config.ts'
import { externalIdOf, type IncidentIoRow, mapIncidentIoRow } from './map-row.ts'
import { incidentIoWebhook } from './webhook.ts'

const EVERY_TEN_MINUTES = '*/10 * * * *'
const PAGE = 250

const incidentsSchema = z.object({
  incidents: z.array(z.unknown()),
  pagination_meta: z.object({ after: z.string().nullish(), total_record_count: z.number().nullish() }).nullish(),
})
const followUpsSchema = z.object({ follow_ups: z.array(z.unknown()) })

const moment = z.string().transform(parseInstant).nullable().catch(null)
const cursorSchema = z
  .object({
    /** Up to which update all is kept, once a listing was whole. */
    updated: moment,
    /** The incident after which a listing that broke off goes on, and when that listing began. */
    after: z.string().nullable(),
    began: moment,
    oldest: moment,
  })
  .catch({ updated: null, after: null, began: null, oldest: null })
type Cursor = z.infer<typeof cursorSchema>

const ADVICE = {
  refused: 'Check the API key: it must be one that may view data.',
  missing: 'Check the server: https://api.incident.io.',
}

const RECORDED: RecordedForm = {
  of: 'incident.io incidents or follow-ups',
  rows: 'rows',
  advice: "Name an answer of incident.io's list of incidents or of follow-ups.",
  rowsIn: (document) => {
    const { incidents, follow_ups } = (document ?? {}) as Readonly<Record<string, unknown>>
    return listWith(incidents, 'id', 'incident_status') ?? listWith(follow_ups, 'id', 'incident_id')
  },
  idOf: externalIdOf,
  map: mapIncidentIoRow,
}

/** Incidents of incident.io, and what is to be done after them. */
export const incidentIo: Source<IncidentIoConfig> = {
  type: 'incident-io',
  title: 'incident.io',
  schedule: EVERY_TEN_MINUTES,
  configSchema,
  pull,
  asksAhead: true,
  check: (config, context) => faultOf(api(config, context).ask('/v2/incidents?page_size=1', incidentsSchema)),
  read: (files) => readRecorded(files, RECORDED),
  map: mapIncidentIoRow,
  webhook: incidentIoWebhook,
  reopen: ({ location, raw }, config): IncidentIoRow => ({
    location,
    content: JSON.parse(raw) as unknown,
    text: raw,
    ...(config === null ? {} : { rules: rulesOf(config) }),
  }),
}

const api = ({ baseUrl, token }: IncidentIoConfig, context: SourceContext): JsonApi =>
  jsonApi({ title: 'incident.io', baseUrl, headers: { authorization: `Bearer ${token}` }, advice: ADVICE }, context)

/** What was updated since the last whole listing, whose filter knows days; then every follow-up. */
async function* pull(config: IncidentIoConfig, stored: unknown, context: SourceContext): AsyncGenerator<Page> {
  const { ask, location } = api(config, context)
  const now = context.now()
  let cursor: Cursor = cursorSchema.parse(stored ?? {})
  if (cursor.after === null || cursor.began === null) cursor = { ...cursor, after: null, began: now }
  const rules = rulesOf(config)
  const pageOf = (path: string, noun: string, contents: readonly unknown[]): Page => {
    const rows = contents.map(
      (content, position): IncidentIoRow => ({
        location: rowLocation(location(path), noun, externalIdOf(content), position),
        content,
        text: jsonText(content),
        rules,
      }),
    )
    return { location: location(path), rows, cursor: keptCursor(cursor), expected: null, coverage: null }
  }
  for (let hasNext = true; hasNext; ) {
    const path = `/v2/incidents?${queryOf(cursor)}`
    const { incidents, pagination_meta } = await ask(path, incidentsSchema)
    const after = pagination_meta?.after ?? null
    hasNext = incidents.length > 0 && after !== null && after !== cursor.after
    cursor = { ...cursor, after: hasNext ? after : null, oldest: earliestIn(cursor.oldest, incidents, 'created_at') }
    if (!hasNext) cursor = { ...cursor, updated: cursor.began, began: null }
    yield pageOf(path, 'incidents', incidents)
  }
  if (config.followUps !== 'none') {
    const { follow_ups } = await ask('/v2/follow_ups', followUpsSchema)
    yield pageOf('/v2/follow_ups', 'follow-ups', follow_ups)
  }
  const coverage = liveCoverage(
    { oldestStart: cursor.oldest, moments: [] },
    startOfCoverage({ url: '', coveredFrom: config.coveredFrom }),
    now,
  )
  yield { ...pageOf('/v2/incidents', 'incidents', []), coverage }
}

function queryOf({ updated, after }: Cursor): URLSearchParams {
  const query = new URLSearchParams({ page_size: String(PAGE) })
  // A day more: the filter knows no time of day, and clocks differ.
  if (updated !== null) query.set('updated_at[gte]', showInstant(instant(updated - MILLISECONDS_PER_DAY)).slice(0, 10))
  if (after !== null) query.set('after', after)
  return query
}

function keptCursor({ after, ...moments }: Cursor): object {
  const shown = (at: Instant | null) => (at === null ? null : showInstant(at))
  return { after, updated: shown(moments.updated), began: shown(moments.began), oldest: shown(moments.oldest) }
}
