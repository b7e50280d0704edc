import { beginning } from '../beginning.ts'
import { BodyTooLong, boundedBytes } from '../bounded-body.ts'
import { fetchWhole } from '../incident-feed/fetch-json.ts'
import { fault, type JsonRequest, requireWell } from '../incident-feed/json-answer.ts'
import type { SourceContext } from '../source.ts'
import type { ListConfig } from './config.ts'

/** Bytes of an answer that are read into memory. */
const LARGEST_ANSWER = 16_000_000

/** What tells an answer that has not changed: RFC 9110, 8.8. */
export interface Validators {
  readonly etag: string | null
  readonly lastModified: string | null
}

/** The bytes of a list, or null when they are what they were. Throws a SourceFault for any other answer. */
export async function fetchList(
  { url, token }: ListConfig,
  known: Validators | null,
  source: string,
  context: SourceContext,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly validators: Validators } | null> {
  const request: JsonRequest = {
    source,
    address: url,
    accept: 'text/csv, application/json, application/x-ndjson, application/yaml, text/*;q=0.9, */*;q=0.5',
    // A published sheet is often on another host of the same vendor; a token goes to no other host.
    mayLeaveHost: token === undefined,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(known?.etag && { 'if-none-match': known.etag }),
      ...(known?.lastModified && { 'if-modified-since': known.lastModified }),
    },
    advice: {
      refused: token === undefined ? 'It is not public: give a token.' : 'The token is wrong, or may not read it.',
      missing: 'Check the address of the file.',
    },
  }
  return fetchWhole(request, context, async (response) => {
    if (response.status === 304 && known !== null) return null
    const bytes = await boundedBytes(response, LARGEST_ANSWER).catch((cause) => {
      throw cause instanceof BodyTooLong ? tooLong(request, cause) : cause
    })
    requireWell(request, response, beginning(bytes))
    const { headers } = response
    return { bytes, validators: { etag: headers.get('etag'), lastModified: headers.get('last-modified') } }
  })
}

const tooLong = (request: JsonRequest, cause: BodyTooLong) =>
  fault(
    request,
    'unexpected-answer',
    `${cause.message}; at most ${LARGEST_ANSWER} are read`,
    'Publish a shorter list, or import it as a file.',
    cause,
  )
