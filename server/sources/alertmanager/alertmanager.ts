import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { coveredFromSchema } from '../incident-feed/feed-config.ts'
import { rowLocation } from '../json-api.ts'
import { severitiesSchema } from '../priority-severity.ts'
import { listWith, type RecordedForm, readRecorded } from '../recorded-rows.ts'
import { type WebhookSecrets, webhookSchema } from '../shared-secret.ts'
import type { RawRow, Source, SourceWebhook } from '../source.ts'
import { jsonIn, pullTold } from '../told/pull-told.ts'
import { type AlertRow, externalIdOf, mapAlert } from './map-alert.ts'

const configSchema = z.strictObject({
  webhook: webhookSchema(
    'Make one up, 16 characters or more, and give it to Alertmanager as the credentials that it sends.',
  ),
  serviceLabel: z
    .string()
    .regex(/^[a-zA-Z_]\w*$/, 'must be the name of a label')
    .meta({ title: 'Service is in label', description: 'The label that names the service of an alert.' })
    .default('service'),
  severities: severitiesSchema
    .meta({
      description:
        'Value of the label severity to critical, major, minor or none. Left out: by its name, or the number in it; warning is minor, info none.',
    })
    .optional(),
  coveredFrom: coveredFromSchema.optional(),
})
type AlertmanagerConfig = z.infer<typeof configSchema>

const RECORDED: RecordedForm = {
  of: 'Alertmanager webhooks',
  rows: 'alerts',
  advice: 'Name what Alertmanager posts to a webhook: JSON of version 4, with a list of alerts.',
  rowsIn: alertsIn,
  idOf: externalIdOf,
  map: mapAlert,
}

const webhook: SourceWebhook<AlertmanagerConfig> = {
  isEvidence: true,
  isSigned: (config, { header }) => isSentWith(config.webhook, header('authorization') ?? ''),
  read({ body }) {
    if (alertsIn(jsonIn(body)) === null) return { refused: 'the body is no webhook of Alertmanager, version 4' }
    // It numbers nothing: what says the same to the last byte is the same.
    return { delivery: createHash('sha256').update(body).digest('hex'), at: 'unstated' }
  },
  guide: {
    where: 'In alertmanager.yml, under receivers, webhook_configs',
    address: 'url',
    fields: [
      ['send_resolved', 'true'],
      ['http_config', 'authorization: { type: Bearer, credentials: the webhook secret of this source }'],
    ],
  },
}

/** Alerts of Prometheus as Alertmanager posts them. It has no history to be asked for, so that they are evidence themselves. */
export const alertmanager: Source<AlertmanagerConfig> = {
  type: 'alertmanager',
  title: 'Alertmanager webhook',
  schedule: null,
  configSchema,
  webhook,
  check: async () => null,
  pull: (config, cursor, context) =>
    pullTold((document, location) => rowsOf(document, location, config), config.coveredFrom, cursor, context),
  read: (files) => readRecorded(files, RECORDED),
  map: mapAlert,
  reopen: ({ location, raw }, config): AlertRow => ({
    location,
    content: JSON.parse(raw) as unknown,
    text: raw,
    ...(config && { rules: config }),
  }),
}

/** The alerts of a body of version 4; null for anything else. */
function alertsIn(document: unknown): readonly unknown[] | null {
  const { version, alerts } = (document ?? {}) as Readonly<Record<string, unknown>>
  return version === '4' ? listWith(alerts, 'labels', 'startsAt') : null
}

const rowsOf = (document: unknown, location: string, rules: AlertmanagerConfig): readonly RawRow[] | null =>
  alertsIn(document)?.map(
    (content, position): AlertRow => ({
      location: rowLocation(location, 'alerts', externalIdOf(content), position),
      content,
      text: JSON.stringify(content),
      rules,
    }),
  ) ?? null

/** Alertmanager signs nothing and sends a secret along. Hashes are compared, so that lengths tell nothing either. */
const isSentWith = ({ secret, previous }: WebhookSecrets, authorization: string): boolean =>
  [secret, previous]
    .filter((each) => each !== undefined)
    .map((each) => timingSafeEqual(hashOf(`Bearer ${each}`), hashOf(authorization)))
    .includes(true)

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()
