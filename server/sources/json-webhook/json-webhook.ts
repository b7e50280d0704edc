import { z } from 'zod'
import type { RecordedForm } from '../recorded-rows.ts'
import { readRecorded } from '../recorded-rows.ts'
import type { RawRow, Source, SourceWebhook } from '../source.ts'
import { isStandardSigned, readStandardHeaders } from '../standard-webhook.ts'
import { jsonIn, pullTold } from '../told/pull-told.ts'
import { configSchema, type JsonWebhookConfig } from './config.ts'
import { mapBodyRow, rowOf, rowsOfBody } from './map-body.ts'

const webhook: SourceWebhook<JsonWebhookConfig> = {
  isEvidence: true,
  isSigned: (config, request) => isStandardSigned(config.webhook, request),
  read({ header, body }) {
    const content = jsonIn(body)
    if (typeof content !== 'object' || content === null) return { refused: 'the body is no JSON object or list' }
    return readStandardHeaders(header)
  },
  guide: {
    where: 'In what sends, by the rules of standardwebhooks.com',
    address: 'URL',
    fields: [
      ['webhook-id', 'a number of its own for each message, the same when it is sent again'],
      ['webhook-timestamp', 'seconds since 1970, at most five minutes old'],
      ['webhook-signature', '"v1," and the HMAC-SHA256 of "id.timestamp.body" in base64, under the webhook secret'],
      ['Body', 'JSON: {"incidents": [{"id", "title", "started_at", "severity", "services", "resolved_at"}]}'],
    ],
  },
}

const RECORDED: RecordedForm = {
  of: 'bodies of signed webhooks',
  rows: 'incidents',
  advice: 'Name a file with what is posted: {"incidents": [...]}, each with id, title, started_at and severity.',
  rowsIn: (document) => {
    const incidents = (document as { readonly incidents?: unknown } | null)?.incidents
    return Array.isArray(incidents) ? incidents : null
  },
  idOf: (content) => {
    const id = (content as { readonly id?: unknown } | null)?.id
    return typeof id === 'string' && id !== '' ? id : null
  },
  map: mapBodyRow,
}

/** Incidents that any program posts, signed. It cannot be asked again, so that what it says is evidence itself. */
export const jsonWebhook: Source<JsonWebhookConfig> = {
  type: 'json',
  title: 'Signed JSON webhook',
  schedule: null,
  configSchema,
  webhook,
  check: async () => null,
  pull: (config, cursor, context) =>
    pullTold((body, location) => rowsOfBody(body, location, config), config.coveredFrom, cursor, context),
  read: (files) => readRecorded(files, RECORDED),
  map: mapBodyRow,
  reopen: ({ location, raw, origin }, config): RawRow =>
    rowOf(JSON.parse(raw) as unknown, location, config ?? {}, originSchema.parse(origin).isBody),
}

const originSchema = z.object({ isBody: z.boolean() }).catch({ isBody: false })
