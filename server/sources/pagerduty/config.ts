import { z } from 'zod'
import { addressSchema, coveredFromSchema } from '../incident-feed/feed-config.ts'
import { BY_NUMBER_WORDS, severitiesSchema } from '../priority-severity.ts'
import { webhookSchema } from '../shared-secret.ts'

const ids = z.array(z.string().regex(/^\w+$/, 'must be an id such as PIJ90N7')).min(1, 'name at least one')

export const configSchema = z.strictObject({
  token: z.string().min(1).meta({
    secret: true,
    title: 'API key',
    description: 'A read-only one is enough. At PagerDuty: Integrations, API Access Keys.',
  }),
  baseUrl: addressSchema
    .meta({ title: 'Server', description: 'In the EU: https://api.eu.pagerduty.com.' })
    .default('https://api.pagerduty.com'),
  coveredFrom: coveredFromSchema
    .meta({
      title: 'Covered from',
      description: 'The first sync reads incidents that were created since then; two years when left out.',
      examples: ['2024-01-31'],
    })
    .optional(),
  services: ids
    .meta({
      description: 'Only incidents of these services, by the id that ends their address.',
      examples: ['PIJ90N7'],
    })
    .optional(),
  teams: ids.meta({ description: 'Only incidents of these teams, by the id that ends their address.' }).optional(),
  analytics: z
    .boolean()
    .meta({ description: 'Reads responders and hours of resolved incidents too; they come up to a day late.' })
    .optional(),
  severities: severitiesSchema
    .meta({
      description: `Your priority to critical, major, minor or none. Left out: ${BY_NUMBER_WORDS}; without a priority high urgency is major and low is minor.`,
    })
    .optional(),
  webhook: webhookSchema(
    'PagerDuty shows it once, when its webhook is made. It then tells of changes at once.',
  ).optional(),
})
export type PagerdutyConfig = z.infer<typeof configSchema>
