import { z } from 'zod'
import type { SliBucket } from '../../../model/evidence/sli.ts'
import {
  type Instant,
  instant,
  MILLISECONDS_PER_DAY,
  MILLISECONDS_PER_HOUR,
  MILLISECONDS_PER_MINUTE,
  minutes,
} from '../../../model/quantity.ts'
import { startOfCoverage } from '../incident-feed/feed-config.ts'
import { faultOf, type JsonApi, jsonApi } from '../json-api.ts'
import { mapObjective } from '../objective-row.ts'
import { type Page, type Source, type SourceContext, SourceFault } from '../source.ts'
import { parseInstant, showInstant } from '../time.ts'
import { configSchema, type DatadogConfig } from './config.ts'
import { serviceOf, sloRow } from './map-slo.ts'
import {
  type DatadogHistory,
  type DatadogSlo,
  historySchema,
  identifiedSchema,
  listSchema,
  sloSchema,
} from './schema.ts'

const EVERY_HOUR = '17 * * * *'
const PAGE = 100
const DEFAULT_DAYS = 35
const MINUTES_PER_DAY = MILLISECONDS_PER_DAY / MILLISECONDS_PER_MINUTE
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
  let reached: Readonly<Record<string, string>> = cursorSchema.parse(stored ?? {})
  const rows = contents.map((content, position) => {
    const { data } = identifiedSchema.safeParse(content)
    return sloRow(data ? `SLO id ${data.id}` : `${path} data[${position}]`, content, config.services)
  })
  yield { location: path, rows, cursor: reached, expected: null, coverage: null }
  for (const content of contents) {
    const { data: slo } = sloSchema.safeParse(content)
    if (!slo) continue
    for (const day of daysOf(config, reached[slo.id], context.now())) {
      const query = new URLSearchParams({ from_ts: String(day / 1_000), to_ts: String(day / 1_000 + 86_400) })
      const { data } = await ask(`/api/v1/slo/${encodeURIComponent(slo.id)}/history?${query}`, historySchema)
      reached = { ...reached, [slo.id]: showInstant(instant(day + MILLISECONDS_PER_DAY)) }
      const readings = readingsOf(slo, day, data, config)
      yield {
        location: location(`/api/v1/slo/${slo.id}/history`),
        rows: [],
        readings,
        cursor: reached,
        expected: null,
        coverage: null,
      }
    }
  }
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

/** The days, in UTC, that are over and not kept yet. */
function* daysOf(config: DatadogConfig, kept: string | undefined, now: Instant): Generator<Instant> {
  const first =
    (kept === undefined ? null : parseInstant(kept)) ??
    startOfCoverage({ url: '', coveredFrom: config.coveredFrom }) ??
    now - DEFAULT_DAYS * MILLISECONDS_PER_DAY
  const start = Math.floor(first / MILLISECONDS_PER_DAY) * MILLISECONDS_PER_DAY
  for (let day = start; day + MILLISECONDS_PER_DAY + LATE <= now; day += MILLISECONDS_PER_DAY) yield instant(day)
}

function readingsOf(slo: DatadogSlo, start: Instant, history: DatadogHistory, config: DatadogConfig) {
  const counts = countsOf(history)
  if (counts === null) return []
  const bucket: SliBucket = { start, length: minutes(MINUTES_PER_DAY), ...counts }
  return [
    { externalId: slo.id, title: slo.name, service: serviceOf(slo, config.services), slo: slo.id, buckets: [bucket] },
  ]
}

/** Events where they are counted, else the share of the day's minutes. A day without a figure, or without events, is unknown. */
function countsOf({ series, overall }: DatadogHistory): { good: number; total: number } | null {
  if (series) {
    const sum = (values: readonly (number | null)[]) => values.reduce<number>((all, value) => all + (value ?? 0), 0)
    const [good, total] = [sum(series.numerator.values), sum(series.denominator.values)]
    return total > 0 && good >= 0 ? { good: Math.min(good, total), total } : null
  }
  const percent = overall?.sli_value
  if (percent === null || percent === undefined || !(percent >= 0 && percent <= 100)) return null
  return { good: (percent / 100) * MINUTES_PER_DAY, total: MINUTES_PER_DAY }
}
