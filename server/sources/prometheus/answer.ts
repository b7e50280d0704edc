import { z } from 'zod'
import { showAddress } from '../incident-feed/json-answer.ts'
import { schemaReason } from '../row-fault.ts'
import { SourceFault, type SourceFaultCode } from '../source.ts'
import { wordsOfAnswer } from '../words-of-answer.ts'

/** What was asked, for messages. */
export interface Question {
  /** The source's title and id. */
  readonly source: string
  /** Which indicator, or what else it is for. */
  readonly subject: string
  readonly address: string
  readonly expression: string
}

/** A fault of one expression: others of the same source may still be read. */
export class ExpressionFault extends SourceFault {}

const SAMPLE_EXPECTED = 'expected a list of a time in seconds and a value as text'

/** Seconds since 1970 and the value as text. */
type Sample = readonly [second: number, value: string]

const labels = z.record(z.string(), z.string())
const sample = z.custom<Sample>(isSample, SAMPLE_EXPECTED)
/** Looked at by hand: an answer holds ten thousand of them, and a schema for each would cost more than to parse them all. */
const samples = z.custom<readonly Sample[]>(Array.isArray, 'expected a list').superRefine((values, context) => {
  const wrong = values.findIndex((value) => !isSample(value))
  if (wrong >= 0) context.addIssue({ code: 'custom', path: [wrong], message: SAMPLE_EXPECTED })
})

const errorSchema = z.object({ status: z.literal('error'), errorType: z.string(), error: z.string() })
const answerSchema = z.object({
  status: z.literal('success'),
  warnings: z.array(z.string()).nullish(),
  data: z.discriminatedUnion('resultType', [
    z.object({
      resultType: z.literal('matrix'),
      result: z.array(z.object({ metric: labels, values: samples })),
    }),
    z.object({ resultType: z.literal('vector'), result: z.array(z.object({ metric: labels, value: sample })) }),
    z.object({ resultType: z.literal('scalar'), result: sample }),
  ]),
})

export interface Series {
  readonly labels: Readonly<Record<string, string>>
  readonly values: readonly Sample[]
}

/**
 * The series of a whole answer. Throws SourceFault for anything else: an answer with a warning may lack part of the data
 * (Thanos and Mimir answer so when a store is away), and what it lacks must not pass for a gap.
 */
export function seriesOf(question: Question, response: Response, text: string): readonly Series[] {
  const document = parsed(text)
  if (response.status !== 200) throw refusal(question, response, text, document)
  const answer = answerSchema.safeParse(document)
  if (!answer.success) {
    throw fault(question, 'unexpected-answer', `answered status 200 with ${brokenBody(text, document, answer.error)}`, {
      advice:
        'Check that url is that of a Prometheus, without /api/v1; if it is, try again later. Nothing was changed.',
    })
  }
  const warning = answer.data.warnings?.find((words) => !words.startsWith('PromQL info'))
  if (warning !== undefined) {
    throw fault(question, 'unexpected-answer', `answered with a warning, so the answer may be partial: ${warning}`, {
      advice: 'Mend what the warning names; the next sync asks again from the same moment.',
    })
  }
  const { data } = answer.data
  if (data.resultType === 'scalar') return [{ labels: {}, values: [data.result] }]
  if (data.resultType === 'vector') return data.result.map(({ metric, value }) => ({ labels: metric, values: [value] }))
  return data.result.map(({ metric, values }) => ({ labels: metric, values }))
}

function isSample(value: unknown): value is Sample {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'number' && typeof value[1] === 'string'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function brokenBody(text: string, document: unknown, error: z.ZodError): string {
  if (text.trim() === '') return 'an empty body'
  if (document === undefined) return `something that is not whole JSON: ${wordsOfAnswer(text)}`
  return `JSON that is no answer of Prometheus: ${schemaReason(error, document)}`
}

/** What a status that is not 200 means and what a person can do about it. */
function refusal(question: Question, response: Response, text: string, document: unknown): SourceFault {
  const { status } = response
  const told = errorSchema.safeParse(document)
  const words = told.success ? told.data.error : wordsOfAnswer(text)
  const what = `answered status ${status}: ${words}`
  if (told.success && (status === 400 || status === 422)) {
    const advice =
      status === 400
        ? `Mend the expression: ${question.expression}`
        : `Make the expression cheaper, for example with a recording rule: ${question.expression}`
    return fault(question, status === 400 ? 'malformed' : 'unexpected-answer', what, { advice, ofExpression: true })
  }
  if (status >= 300 && status < 400) {
    const target = response.headers.get('location')
    return fault(question, 'unexpected-answer', `redirects to ${target === null ? 'nowhere' : showAddress(target)}`, {
      advice: 'Configure the address that answers: redirects are not followed, because credentials would go with them.',
    })
  }
  return fault(question, codeOf(status), what, { advice: adviceOf(status) })
}

function codeOf(status: number): SourceFaultCode {
  if (status === 401 || status === 403) return 'refused'
  if (status === 404) return 'not-found'
  if (status === 429) return 'rate-limited'
  return status === 503 || status === 504 ? 'timed-out' : 'unexpected-answer'
}

function adviceOf(status: number): string {
  if (status === 401 || status === 403) return 'Check basic, bearer, tls and tenant: the server does not let us in.'
  if (status === 404) return 'Check url: it is the address up to and without /api/v1.'
  return 'Try again later; the next sync goes on where this one stopped.'
}

export function fault(
  { source, subject, address }: Question,
  code: SourceFaultCode,
  what: string,
  { advice, cause, ofExpression = false }: { advice: string; cause?: unknown; ofExpression?: boolean },
): SourceFault {
  const Fault = ofExpression ? ExpressionFault : SourceFault
  const location = showAddress(address)
  return new Fault({ code, location, message: `${source}: ${subject}: ${location} ${what}`, advice, cause })
}
