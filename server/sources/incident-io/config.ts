import { z } from 'zod'
import { addressSchema, coveredFromSchema } from '../incident-feed/feed-config.ts'
import { severitiesSchema } from '../priority-severity.ts'
import { webhookSchema } from '../shared-secret.ts'

export const configSchema = z.strictObject({
  token: z.string().min(1).meta({
    secret: true,
    title: 'API key',
    description: 'One that may view data. At incident.io: Settings, API keys.',
  }),
  baseUrl: addressSchema.meta({ title: 'Server' }).default('https://api.incident.io'),
  coveredFrom: coveredFromSchema.optional(),
  serviceField: z
    .string()
    .min(1)
    .meta({ title: 'Services are in', description: 'The custom field that names the affected services.' })
    .default('Affected services'),
  impactStart: z
    .string()
    .min(1)
    .meta({
      title: 'Impact begins at',
      description:
        'The timestamp of an incident that says when customers were first hit. With it the time to detect is known.',
    })
    .default('Impact started at'),
  severities: severitiesSchema
    .meta({
      description: 'Your severity to critical, major, minor or none. Left out: by its name, or the number in it.',
    })
    .optional(),
  followUps: z
    .enum(['issues', 'projects', 'none'])
    .meta({
      title: 'Follow-ups are',
      description: 'Demand, or candidate projects. What is tracked in GitHub is left out: GitHub tells of it.',
    })
    .default('issues'),
  webhook: webhookSchema('The signing secret of its endpoint at incident.io, with whsec_ in front.').optional(),
})
export type IncidentIoConfig = z.infer<typeof configSchema>
/** What mapping needs of it. */
export type MappingRules = Pick<IncidentIoConfig, 'serviceField' | 'impactStart' | 'severities' | 'followUps'>

export const rulesOf = ({ serviceField, impactStart, severities, followUps }: IncidentIoConfig): MappingRules => ({
  serviceField,
  impactStart,
  severities,
  followUps,
})
/** For rows from files, which carry none. */
export const DEFAULT_RULES: MappingRules = {
  serviceField: 'Affected services',
  impactStart: 'Impact started at',
  severities: {},
  followUps: 'issues',
}
