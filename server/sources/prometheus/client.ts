import { type Instant, MILLISECONDS_PER_MINUTE } from '../../../model/quantity.ts'
import { type SourceContext, SourceFault } from '../source.ts'
import { fault, type Question, type Series, seriesOf } from './answer.ts'
import { certifiedAgent, isCertificateProblem, isClosedConnection } from './certificates.ts'
import type { PrometheusConfig } from './config.ts'
import type { Samples } from './indicator.ts'

/** Milliseconds from a request to the last byte of its answer; a server gives a query two minutes by default. */
const DEADLINE = 125_000

export interface PrometheusClient {
  /** Names the source in messages. */
  readonly source: string
  /** Every series of an expression now. Throws SourceFault. */
  series(subject: string, expression: string): Promise<readonly Series[]>
  /** Whether an expression gives a series now. Throws SourceFault, also when it gives several. */
  speaks(subject: string, expression: string): Promise<boolean>
  /** The one series of an expression from one moment to another, both included. Throws SourceFault. @param step minutes */
  range(subject: string, expression: string, span: Span): Promise<Samples>
  close(): Promise<void>
}

interface Span {
  readonly from: Instant
  readonly to: Instant
  readonly step: number
}

/** Asks a Prometheus. Throws SourceFault when a file of its certificates cannot be read. Close it when done. */
export async function prometheusClient(config: PrometheusConfig, context: SourceContext): Promise<PrometheusClient> {
  const source = `Prometheus "${context.sourceId}"`
  const base = config.url.replace(/\/+$/, '')
  const headers = headersOf(config)
  const dispatcher = config.tls ? await certifiedAgent(config.tls, source, context.guard) : null

  async function ask(subject: string, path: string, expression: string, query: Record<string, string>) {
    const address = `${base}/api/v1/${path}`
    const question: Question = { source, subject, address, expression }
    const deadline = AbortSignal.timeout(DEADLINE)
    try {
      // A form, because an expression can be longer than an address may be. Thanos: no answer rather than part of one.
      const response = await context.fetch(address, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ query: expression, ...query, partial_response: 'false' }),
        redirect: 'manual',
        signal: AbortSignal.any([context.signal, deadline]),
        ...(dispatcher && { dispatcher }),
      })
      return seriesOf(question, response, await response.text())
    } catch (cause) {
      if (cause instanceof SourceFault) throw cause
      context.signal.throwIfAborted()
      throw unanswered(question, cause, deadline.aborted)
    }
  }

  return {
    source,
    series: (subject, expression) => ask(subject, 'query', expression, { time: seconds(context.now()) }),
    speaks: async (subject, expression) => {
      const series = await ask(subject, 'query', expression, { time: seconds(context.now()) })
      return onlyOne({ source, subject, address: `${base}/api/v1/query`, expression }, series) !== null
    },
    range: async (subject, expression, span) => {
      const { from, to, step } = span
      const query = { start: seconds(from), end: seconds(to), step: String(step * (MILLISECONDS_PER_MINUTE / 1000)) }
      const series = await ask(subject, 'query_range', expression, query)
      return samplesOf(onlyOne({ source, subject, address: `${base}/api/v1/query_range`, expression }, series), span)
    },
    close: async () => dispatcher?.close(),
  }
}

function onlyOne(question: Question, series: readonly Series[]): Series | null {
  const [only, ...others] = series
  if (others.length > 0) {
    throw fault(question, 'unexpected-answer', `gave ${series.length} series where one is needed`, {
      advice: `Make one of them, for example with sum(...): ${question.expression}`,
      ofExpression: true,
    })
  }
  return only ?? null
}

/** A value for each step that was asked for; a sample of no such moment says nothing. */
function samplesOf(series: Series | null, { from, to, step }: Span): Samples {
  const length = step * MILLISECONDS_PER_MINUTE
  const samples: Samples = new Float64Array(Math.floor((to - from) / length) + 1).fill(Number.NaN)
  for (const [second, value] of series?.values ?? []) {
    const position = (Math.round(second * 1000) - from) / length
    if (Number.isInteger(position)) samples[position] = numberOf(value)
  }
  return samples
}

/** "+Inf" and "-Inf" are what Prometheus writes; all that is no number is NaN, and unknown. */
const numberOf = (text: string): number => (/Inf$/.test(text) ? Number.POSITIVE_INFINITY : Number.parseFloat(text))

const seconds = (moment: Instant): string => String(moment / 1000)

function headersOf({ basic, bearer, tenant }: PrometheusConfig): Record<string, string> {
  const secret = basic && Buffer.from(`${basic.username}:${basic.password}`).toString('base64')
  return {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
    ...(secret !== undefined && { authorization: `Basic ${secret}` }),
    ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
    ...(tenant !== undefined && { 'x-scope-orgid': tenant }),
  }
}

function unanswered(question: Question, cause: unknown, isLate: boolean): SourceFault {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
  const words = inner instanceof Error ? inner.message || inner.name : String(inner)
  if (isLate) {
    return fault(question, 'timed-out', `did not answer within ${DEADLINE / 1000} s`, {
      advice: 'Try again later; make the expression cheaper, for example with a recording rule.',
      cause,
    })
  }
  if (isCertificateProblem(inner)) {
    return fault(question, 'refused', `could not be read over TLS: ${words.trim()}`, {
      advice:
        'Check tls.certificate and tls.key, which the server asks for, and tls.authority, which must have signed the certificate of the server.',
      cause,
    })
  }
  const mayWantCertificate = question.address.startsWith('https:') && isClosedConnection(inner)
  const certificateAdvice = mayWantCertificate
    ? ' A server that wants a client certificate closes the connection so: name tls.certificate and tls.key.'
    : ''
  return fault(question, 'unreachable', `could not be read: ${words}`, {
    advice: `Check url and that this machine may reach it; the next sync goes on where this one stopped.${certificateAdvice}`,
    cause,
  })
}
