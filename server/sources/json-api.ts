import type { z } from 'zod'
import { fetchJson } from './incident-feed/fetch-json.ts'
import { type JsonRequest, showAddress } from './incident-feed/json-answer.ts'
import { schemaReason } from './row-fault.ts'
import { type SourceContext, SourceFault } from './source.ts'

interface JsonApiOptions {
  /** Names the source on a screen: "PagerDuty". */
  readonly title: string
  readonly baseUrl: string
  readonly headers: Readonly<Record<string, string>>
  readonly advice: NonNullable<JsonRequest['advice']>
}

/** A vendor's interface whose every answer is one JSON document. */
export interface JsonApi {
  /** Names the source in messages. */
  readonly source: string
  /** An address of it without its query, for messages. */
  location(path: string): string
  /** GETs a path, or POSTs a body to it. Throws SourceFault for all but a whole answer of that form; the signal's reason. */
  ask<Answer>(path: string, schema: z.ZodType<Answer>, body?: unknown): Promise<Answer>
}

export function jsonApi({ title, baseUrl, headers, advice }: JsonApiOptions, context: SourceContext): JsonApi {
  const source = `${title} "${context.sourceId}"`
  const base = baseUrl.replace(/\/+$/, '')
  return {
    source,
    location: (path) => showAddress(base + path),
    async ask(path, schema, body) {
      const address = base + path
      const document = await fetchJson({ source, address, headers, body, advice }, context)
      const parsed = schema.safeParse(document)
      if (parsed.success) return parsed.data
      throw new SourceFault({
        code: 'unexpected-answer',
        location: showAddress(address),
        message: `${source}: ${showAddress(address)} answered JSON of another kind: ${schemaReason(parsed.error, document)}`,
        advice: 'Check the address of the server. Nothing was changed.',
      })
    },
  }
}

/** What asking ends with: null when it goes well. Throws what is no SourceFault. */
export async function faultOf(asking: Promise<unknown>): Promise<SourceFault | null> {
  try {
    await asking
    return null
  } catch (fault) {
    if (fault instanceof SourceFault) return fault
    throw fault
  }
}

/** A vendor's page of rows, each with what is kept of it. @param noun what the rows are called: "incidents" */
export const rowLocation = (location: string, noun: string, id: string | null, position: number): string =>
  id === null ? `${location} ${noun}[${position}]` : `${noun} id ${id}`
