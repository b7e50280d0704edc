import { z } from 'zod'
import { addressSchema, coveredFromSchema } from '../incident-feed/feed-config.ts'

export const configSchema = z.strictObject({
  apiKey: z
    .string()
    .min(1)
    .meta({ secret: true, title: 'API key', description: 'At Datadog: Organization Settings, API Keys.' }),
  applicationKey: z.string().min(1).meta({
    secret: true,
    title: 'Application key',
    description: 'With the scope slos_read. At Datadog: Organization Settings, Application Keys.',
  }),
  baseUrl: addressSchema
    .meta({
      title: 'Server',
      description: 'Other sites have https://api.SITE, such as https://api.datadoghq.eu.',
    })
    .default('https://api.datadoghq.com'),
  coveredFrom: coveredFromSchema
    .meta({ title: 'Covered from', description: 'Since when SLOs are read; 35 days ago when left out.' })
    .optional(),
  tags: z
    .array(z.string().min(1))
    .min(1, 'name at least one tag')
    .meta({ description: 'Only SLOs with all of these tags.', examples: ['env:production'] })
    .optional(),
  services: z
    .record(z.string().min(1), z.string().min(1))
    .meta({ description: "An SLO's id to your service. Left out: its tag service:NAME, else its own name." })
    .optional(),
})
export type DatadogConfig = z.infer<typeof configSchema>
