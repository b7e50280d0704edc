import { beginning } from '../beginning.ts'
import { parseJson } from '../parse-json.ts'
import { SourceFault, type SourceFaultCode } from '../source.ts'
import { wordsOfAnswer } from '../words-of-answer.ts'

/** What is asked, of whom, and how long the answer may take. */
export interface JsonRequest {
  /** The source's title and id, for messages. */
  readonly source: string
  readonly address: string
  /** Milliseconds; left out: only the fetch gives up. */
  readonly deadline?: number | undefined
  /** Beside what it accepts; credentials, for one. */
  readonly headers?: Readonly<Record<string, string>>
  /** What it takes; JSON when left out. */
  readonly accept?: string
  /** Redirects to other hosts are followed too; each is an address that may be called. */
  readonly mayLeaveHost?: boolean
  /** Posted as JSON; left out: it is a GET. */
  readonly body?: unknown
  /** What to do when it lets nobody in or is not there; left out: as for a public page. */
  readonly advice?: { readonly refused: string; readonly missing: string }
}

/** The JSON of a complete answer of status 200. Throws a SourceFault that says what came instead. */
export async function parseAnswer(request: JsonRequest, response: Response): Promise<unknown> {
  const bytes = await response.bytes()
  const text = beginning(bytes)
  requireWell(request, response, text)
  try {
    return await parseJson(bytes)
  } catch (cause) {
    const type = response.headers.get('content-type') ?? 'no content type'
    throw fault(
      request,
      'unexpected-answer',
      `answered status 200 with something that is not whole JSON (${type}${textShown(text)})`,
      'Check the address; if it is right, try again later. Nothing was changed.',
      cause,
    )
  }
}

/** Throws a SourceFault for an answer that is not of status 200, or is empty. */
export function requireWell(request: JsonRequest, response: Response, text: string): void {
  if (response.status !== 200) {
    throw fault(
      request,
      codeOfStatus(response.status),
      `answered status ${response.status}${textShown(text)}`,
      adviceOfStatus(response.status, request.advice ?? PUBLIC_PAGE),
    )
  }
  if (text.trim() === '') {
    throw fault(
      request,
      'unexpected-answer',
      'answered status 200 with an empty body',
      'Try again later; nothing was changed.',
    )
  }
}

/** Without its query: that is where a key would be. */
export const showAddress = (address: string): string => address.replace(/[?#].*$/s, '')

function textShown(text: string): string {
  const words = wordsOfAnswer(text)
  return words === '' ? '' : `: ${words}`
}

function codeOfStatus(status: number): SourceFaultCode {
  if (status === 401 || status === 403) return 'refused'
  if (status === 404 || status === 410) return 'not-found'
  return status === 429 || status === 420 ? 'rate-limited' : 'unexpected-answer'
}

const PUBLIC_PAGE = {
  refused: 'The page is not public; check the address.',
  missing: 'Check the address: it should be the base address of the status page.',
}

function adviceOfStatus(status: number, { refused, missing }: NonNullable<JsonRequest['advice']>): string {
  if (status === 401 || status === 403) return refused
  if (status === 404 || status === 410) return missing
  return status >= 500 || status === 429 ? 'Try again later; nothing was changed.' : 'Check the address in a browser.'
}

/** A fault of one request, which names its source and address. */
export const fault = (
  request: JsonRequest,
  code: SourceFaultCode,
  what: string,
  advice: string,
  cause?: unknown,
): SourceFault =>
  new SourceFault({
    code,
    location: showAddress(request.address),
    message: `${request.source}: ${showAddress(request.address)} ${what}`,
    advice,
    cause,
  })
