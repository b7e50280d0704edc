import { z } from 'zod'
import {
  type Instant,
  instant,
  MILLISECONDS_PER_DAY,
  MILLISECONDS_PER_HOUR,
  MILLISECONDS_PER_MINUTE,
} from '../../../model/quantity.ts'
import { startOfCoverage } from '../incident-feed/feed-config.ts'
import { showAddress } from '../incident-feed/json-answer.ts'
import { mapObjective } from '../objective-row.ts'
import { type Page, type Source, type SourceContext, SourceFault } from '../source.ts'
import { parseInstant, showInstant } from '../time.ts'
import { ExpressionFault } from './answer.ts'
import { type PrometheusClient, prometheusClient } from './client.ts'
import { configSchema, type PrometheusConfig, stepMinutes } from './config.ts'
import { findIndicators } from './find-indicators.ts'
import { bucketsOf, expressionsOf, type Indicator, overStep } from './indicator.ts'

const EVERY_FIVE_MINUTES = '*/5 * * * *'
/** A Prometheus answers at most 11,000 points a series; whole days of the finest step stay below it. */
const MOST_DAYS_AT_ONCE = 35
/** As long as the finest buckets are kept. */
const DEFAULT_DAYS = 35
/** Samples that are scraped, written from afar or recorded late: a sync asks for this much again. */
const OVERLAP = MILLISECONDS_PER_HOUR

/** Until when each indicator is kept: { "checkout": "2026-01-31T12:00:00Z" }. Another shape starts again. */
const cursorSchema = z.record(z.string(), z.string()).catch({})

/** Service level indicators from a Prometheus, or whatever answers as one: good and total events in buckets. */
export const prometheus: Source<PrometheusConfig> = {
  type: 'prometheus',
  title: 'Prometheus',
  schedule: EVERY_FIVE_MINUTES,
  configSchema,
  check,
  pull,
  map: mapObjective,

  read(files) {
    throw new SourceFault({
      code: 'unknown-format',
      location: files[0] ?? 'prometheus',
      message: 'a Prometheus is asked over HTTP and has no files to import',
      advice: 'Describe it under "sources" in leverage.yaml with type: prometheus and its url.',
    })
  },
}

async function* pull(config: PrometheusConfig, cursor: unknown, context: SourceContext): AsyncGenerator<Page> {
  const client = await prometheusClient(config, context)
  try {
    const { rows, indicators } = await findIndicators(config, client)
    const faults: ExpressionFault[] = []
    let reached: Readonly<Record<string, string>> = cursorSchema.parse(cursor ?? {})
    const spans = indicators.map((indicator) => ({
      indicator,
      ...spanOf(config, reached[indicator.externalId], context.now()),
    }))
    const expected = spans.reduce((sum, span) => sum + bucketsIn(span, config), rows.length)
    const location = showAddress(config.url)
    if (rows.length > 0) yield { location, rows, cursor: reached, expected, coverage: null }
    for (const { indicator, from, to } of spans) {
      try {
        for (const chunk of chunks(from, to)) {
          const reading = await readingOf(client, indicator, chunk, config)
          reached = { ...reached, [indicator.externalId]: showInstant(chunk.to) }
          yield { location, rows: [], readings: [reading], cursor: reached, expected, coverage: null }
        }
      } catch (fault) {
        if (!(fault instanceof ExpressionFault)) throw fault
        faults.push(fault)
      }
    }
    if (faults[0]) throw together(faults[0], faults.length - 1)
  } finally {
    await client.close()
  }
}

interface Span {
  readonly from: Instant
  readonly to: Instant
}

/** What of an indicator is to be asked: from where it is kept until, some of it again, to the end of the last full bucket. */
function spanOf(config: PrometheusConfig, reached: string | undefined, now: Instant): Span {
  const step = stepMinutes(config) * MILLISECONDS_PER_MINUTE
  const to = instant(Math.floor(now / step) * step)
  const kept = reached === undefined ? null : parseInstant(reached)
  if (kept !== null && kept >= to) return { from: to, to }
  const first =
    startOfCoverage({ url: '', coveredFrom: config.coveredFrom }) ?? to - DEFAULT_DAYS * MILLISECONDS_PER_DAY
  const from = kept === null ? Math.floor(first / MILLISECONDS_PER_DAY) * MILLISECONDS_PER_DAY : kept - OVERLAP
  return { from: instant(Math.min(to, Math.floor(from / step) * step)), to }
}

const bucketsIn = ({ from, to }: Span, config: PrometheusConfig): number =>
  (to - from) / (stepMinutes(config) * MILLISECONDS_PER_MINUTE)

/** A span in parts that each fit in one answer. */
function* chunks(from: Instant, to: Instant): Generator<Span> {
  for (let start = from; start < to; ) {
    const end = instant(Math.min(to, start + MOST_DAYS_AT_ONCE * MILLISECONDS_PER_DAY))
    yield { from: start, to: end }
    start = end
  }
}

async function readingOf(client: PrometheusClient, indicator: Indicator, { from, to }: Span, config: PrometheusConfig) {
  const { measure, externalId, title, service, slo } = indicator
  const step = stepMinutes(config)
  // A sample tells of the step before it: the first that is asked is the end of the first bucket.
  const span = { from: instant(from + step * MILLISECONDS_PER_MINUTE), to, step }
  const samples = await Promise.all(
    expressionsOf(measure).map((expression) => client.range(externalId, overStep(expression, step), span)),
  )
  return { externalId, title, service, slo, buckets: bucketsOf(measure, samples, { from, to, step }) }
}

/** Asks for every expression once: null, or what a person has to mend first. */
async function check(config: PrometheusConfig, context: SourceContext): Promise<SourceFault | null> {
  let client: PrometheusClient | null = null
  try {
    client = await prometheusClient(config, context)
    const { indicators } = await findIndicators(config, client)
    for (const { externalId, measure } of indicators) {
      for (const expression of expressionsOf(measure)) {
        const speaks = await client.speaks(externalId, overStep(expression, stepMinutes(config)))
        if (!speaks) return silent(client, externalId, expression)
      }
    }
    return null
  } catch (fault) {
    if (fault instanceof SourceFault) return fault
    throw fault
  } finally {
    await client?.close()
  }
}

const silent = ({ source }: PrometheusClient, indicator: string, expression: string) =>
  new SourceFault({
    code: 'not-found',
    location: indicator,
    message: `${source}: ${indicator}: the expression gives nothing at the moment: ${expression}`,
    advice: 'Check the names of its metric and labels. Where no bad event has been yet, write (...) or vector(0).',
  })

/** Expressions that could not be read, told at the end: one wrong one keeps nothing from the others. */
function together(first: ExpressionFault, others: number): SourceFault {
  if (others === 0) return first
  const { code, location, message, advice } = first
  const more = others === 1 ? '1 more indicator' : `${others} more indicators`
  return new SourceFault({ code, location, message: `${message}; ${more} could not be read`, advice, cause: first })
}
