import type { SourceWebhook } from '../source.ts'
import { isStandardSigned, readStandardHeaders } from '../standard-webhook.ts'
import type { IncidentIoConfig } from './config.ts'

/** incident.io's webhooks, sent by Svix; its secrets are always base64. https://docs.svix.com/receiving/verifying-payloads/how-manual */
export const incidentIoWebhook: SourceWebhook<IncidentIoConfig> = {
  isSigned: ({ webhook }, request) => isStandardSigned(webhook, request, keyOf),
  read: ({ header }) => readStandardHeaders(header),
  guide: {
    where: 'In incident.io, under Settings, Webhooks',
    address: 'Endpoint URL',
    fields: [
      ['Events', 'incidents and follow-ups, created and updated'],
      ['Signing secret', 'shown there: the webhook secret of this source'],
    ],
  },
}

const keyOf = (secret: string): Buffer => Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
