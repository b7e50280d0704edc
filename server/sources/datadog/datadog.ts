import { z } from 'zod'
import { type Instant, instant, MILLISECONDS_PER_DAY, MILLISECONDS_PER_HOUR } from '../../../model/quantity.ts'
import { startOfCoverage } from '../incident-feed/feed-config.ts'
import { faultOf, type JsonApi, jsonApi } from '../json-api.ts'
import { mapObjective } from '../objective-row.ts'
import type { SliReading } from '../record.ts'
import { type Page, type Source, type SourceContext, SourceFault } from '../source.ts'
import { parseInstant, showInstant } from '../time.ts'
import { configSchema, type DatadogConfig } from './config.ts'
import { sloRow } from './map-slo.ts'
import { readingsOf } from './readings.ts'
import { type DatadogSlo, historySchema, identifiedSchema, listSchema, sloSchema } from './schema.ts'

const EVERY_HOUR = '17 * * * *'
const PAGE = 100
const DEFAULT_DAYS = 35
/** Each is of one day of one SLO: to write them one by one takes longer than to ask. */
const ANSWERS_OF_PAGE = 10
/** Metrics come late: a day is read when it has been over for this long. */
const LATE = 6 * MILLISECONDS_PER_HOUR

/** Until which day each SLO is kept. Another shape starts again. */
const cursorSchema = z.record(z.string(), z.string()).catch({})

const ADVICE = {
  refused: 'Check both keys: the application key needs the scope slos_read.',
  missing: 'Check the server: https://api. and the site of your account, such as https://api.datadoghq.eu.',
}

/** Objectives of Datadog and what it measured of them, a bucket a day. */
export const datadog: Source<DatadogConfig> = {
  type: 'datadog',
  title: 'Datadog SLOs',
  schedule: EVERY_HOUR,
  configSchema,
  pull,
  asksAhead: true,
  check: (config, context) => faultOf(api(config, context).ask(`/api/v1/slo?${listQuery(config, 0)}`, listSchema)),
  map: mapObjective,
  reopen: ({ location, raw }, config) => sloRow(location, JSON.parse(raw) as unknown, config?.services),
  read(files) {
    throw new SourceFault({
      code: 'unknown-format',
      location: files[0] ?? 'datadog',
      message: 'SLOs of Datadog are asked for over HTTP and have no files to import',
      advice: 'Describe it under "sources" in leverage.yaml with type: datadog and its keys.',
    })
  },
}

const api = ({ baseUrl, apiKey, applicationKey }: DatadogConfig, context: SourceContext): JsonApi =>
  jsonApi(
    {
      title: 'Datadog SLOs',
      baseUrl,
      headers: { 'dd-api-key': apiKey, 'dd-application-key': applicationKey },
      advice: ADVICE,
    },
    context,
  )

async function* pull(config: DatadogConfig, stored: unknown, context: SourceContext): AsyncGenerator<Page> {
  const { ask, location } = api(config, context)
  const contents = await listed(config, ask)
  const path = location('/api/v1/slo')
  const reached = cursorSchema.parse(stored ?? {})
  const rows = contents.map((content, position) => {
    const { data } = identifiedSchema.safeParse(content)
    return sloRow(data ? `SLO id ${data.id}` : `${path} data[${position}]`, content, config.services)
  })
  yield { location: path, rows, cursor: { ...reached }, expected: null, coverage: null }
  let readings: SliReading[] = []
  let answers = 0
  const page = (): Page => {
    const kept = { location: path, rows: [], readings, cursor: { ...reached }, expected: null, coverage: null }
    readings = []
    answers = 0
    return kept
  }
  for (const { slo, day } of missingDays(config, contents, reached, context.now())) {
    const query = new URLSearchParams({ from_ts: String(day / 1_000), to_ts: String(day / 1_000 + 86_400) })
    try {
      const { data } = await ask(`/api/v1/slo/${encodeURIComponent(slo.id)}/history?${query}`, historySchema)
      readings.push(...readingsOf(slo, day, data, config))
    } catch (fault) {
      // What was told before it need not be asked for again.
      if (answers > 0) yield page()
      throw fault
    }
    reached[slo.id] = showInstant(instant(day + MILLISECONDS_PER_DAY))
    answers += 1
    if (answers === ANSWERS_OF_PAGE) yield page()
  }
  if (answers > 0) yield page()
}

/** All SLOs. A page can be short without being the last: only an empty one, or the count that it tells, ends the list. */
async function listed(config: DatadogConfig, ask: JsonApi['ask']): Promise<readonly unknown[]> {
  const found: unknown[] = []
  for (let offset = 0; ; offset += PAGE) {
    const { data, metadata } = await ask(`/api/v1/slo?${listQuery(config, offset)}`, listSchema)
    found.push(...data)
    const total = metadata?.page?.total_count
    if (data.length === 0 || (typeof total === 'number' && offset + PAGE >= total)) return found
  }
}

const listQuery = ({ tags }: DatadogConfig, offset: number): URLSearchParams =>
  new URLSearchParams({ limit: String(PAGE), offset: String(offset), ...(tags && { tags_query: tags.join(',') }) })

/** Days that are over and not kept yet, of one SLO after the other. */
function* missingDays(
  config: DatadogConfig,
  contents: readonly unknown[],
  reached: Readonly<Record<string, string>>,
  now: Instant,
): Generator<{ readonly slo: DatadogSlo; readonly day: Instant }> {
  for (const content of contents) {
    const { data: slo } = sloSchema.safeParse(content)
    if (slo) for (const day of daysOf(config, reached[slo.id], now)) yield { slo, day }
  }
}

/** The days, in UTC, that are over and not kept yet. */
function* daysOf(config: DatadogConfig, kept: string | undefined, now: Instant): Generator<Instant> {
  const first =
    (kept === undefined ? null : parseInstant(kept)) ??
    startOfCoverage({ url: '', coveredFrom: config.coveredFrom }) ??
    now - DEFAULT_DAYS * MILLISECONDS_PER_DAY
  const start = Math.floor(first / MILLISECONDS_PER_DAY) * MILLISECONDS_PER_DAY
  for (let day = start; day + MILLISECONDS_PER_DAY + LATE <= now; day += MILLISECONDS_PER_DAY) yield instant(day)
}
