import { z } from 'zod'
import { INCIDENT_COLUMNS } from '../csv/tables.ts'
import { coveredFromSchema } from '../incident-feed/feed-config.ts'
import { pathSchema } from '../list/value-at.ts'
import { BY_NUMBER_WORDS, severitiesSchema } from '../priority-severity.ts'
import { webhookSchema } from '../shared-secret.ts'

export const configSchema = z.strictObject({
  webhook: webhookSchema(
    'Make one up, such as openssl rand -hex 32 gives, and give it to whatever signs. One that begins with whsec_ is base64, as Standard Webhooks has it.',
  ),
  incidents: pathSchema
    .meta({
      title: 'Incidents are at',
      description:
        'Where the body has its list of incidents, or its one. Left out: at "incidents", else the body itself is it.',
      examples: ['data.incidents'],
    })
    .optional(),
  fields: z
    .partialRecord(z.enum(INCIDENT_COLUMNS), pathSchema)
    .meta({
      title: 'Fields',
      description: `Where an incident has what we call otherwise, such as started_at: window.start. Ours are ${INCIDENT_COLUMNS.join(', ')}.`,
      examples: ['started_at: window.start'],
    })
    .optional(),
  severities: severitiesSchema
    .meta({
      description: `Its word for a severity to critical, major, minor or none. Left out: ${BY_NUMBER_WORDS}; high is major, medium and low minor.`,
    })
    .optional(),
  coveredFrom: coveredFromSchema.optional(),
})
export type JsonWebhookConfig = z.infer<typeof configSchema>
/** What the configuration says of a body. */
export type BodyRules = Pick<JsonWebhookConfig, 'incidents' | 'fields' | 'severities'>
