import { z } from 'zod'
import { ASSUMPTIONS } from '../assumption.ts'
import { PROJECT_STATUSES } from '../evidence/project.ts'
import { UNMAPPED } from '../evidence/service.ts'
import { mappingRuleSchema } from './mapping-rule.ts'
import { effectSchema, idSchema, shippedAtSchema } from './project.ts'
import { weightsSchema } from './ranking.ts'
import { effortSchema } from './three-point.ts'

const title = z.string().min(1).max(500)

const serviceSchema = z.strictObject({
  id: idSchema.refine((id) => id !== UNMAPPED, { error: `"${UNMAPPED}" is kept for incidents without a service` }),
  title: title.optional(),
  team: idSchema.optional(),
  tier: z.number().int().min(1).optional(),
  trafficShare: z.number().min(0).max(1, 'must be at most 1; write 0.35 for 35%').optional(),
  revenuePerMinute: z.number().min(0).optional(),
  dependsOn: z.array(idSchema).optional(),
})

const teamSchema = z.strictObject({
  id: idSchema,
  title: title.optional(),
  /** Engineer-weeks free in the planning period. */
  capacity: z.number().min(0).optional(),
})

const projectSchema = z.strictObject({
  id: idSchema,
  title,
  description: z.string().max(20_000).optional(),
  status: z.enum(PROJECT_STATUSES).optional(),
  url: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  /** The owning team. */
  team: idSchema,
  /** Engineer-weeks of the owning team, or of several teams by id. */
  effort: z.union([effortSchema, z.record(idSchema, effortSchema)]),
  effects: z.array(effectSchema).optional(),
  dependsOn: z.array(idSchema).optional(),
  shippedAt: shippedAtSchema.optional(),
})

const lensSchema = z.strictObject({ id: idSchema, title: title.optional(), weights: weightsSchema })

/** `type` names a source's folder; what is not named here is for that source to check. */
const sourceSchema = z.looseObject({
  id: idSchema,
  type: z.string().min(1),
  title: title.optional(),
  /** A cron pattern in UTC, or "off"; the connector's own when left out. */
  schedule: z.string().optional(),
})

/** leverage.yaml. Whatever a screen can set, this file can too. */
export const configurationSchema = z.strictObject({
  company: title.optional(),
  demo: z.boolean().optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a currency code such as EUR')
    .optional(),
  assumptions: z
    .strictObject(Object.fromEntries(Object.keys(ASSUMPTIONS).map((name) => [name, z.number().optional()])))
    .optional(),
  services: z.array(serviceSchema).optional(),
  rules: z.array(mappingRuleSchema).optional(),
  teams: z.array(teamSchema).optional(),
  projects: z.array(projectSchema).optional(),
  lenses: z.array(lensSchema).optional(),
  sources: z.array(sourceSchema).optional(),
})
export type Configuration = z.infer<typeof configurationSchema>
