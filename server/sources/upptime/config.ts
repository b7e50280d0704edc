import { z } from 'zod'
import { addressSchema, coveredFromSchema } from '../incident-feed/feed-config.ts'

export const configSchema = z.strictObject({
  repository: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/, 'must be written as owner/name')
    .meta({ description: 'The repository that Upptime keeps its history in.', examples: ['upptime/upptime'] }),
  token: z
    .string()
    .min(1)
    .meta({
      secret: true,
      description: 'One that may read the repository. Without it, a public one answers 60 requests an hour.',
    })
    .optional(),
  baseUrl: addressSchema
    .meta({ title: 'Server', description: 'GitHub Enterprise: the address of the server, or of its API.' })
    .optional(),
  coveredFrom: coveredFromSchema
    .meta({
      title: 'Covered from',
      description: 'Left out: from the beginning of the repository.',
      examples: ['2024-01-31'],
    })
    .optional(),
  services: z
    .record(z.string().min(1), z.string().min(1))
    .meta({
      description:
        'A site, by its name on the page, to your service. A site that is not named here is its own service.',
    })
    .optional(),
})
export type UpptimeConfig = z.infer<typeof configSchema>
export type ServiceOf = NonNullable<UpptimeConfig['services']>
