import { z } from 'zod'
import { INCIDENT_CAUSES } from '../evidence/cause.ts'
import { MECHANISMS, PROJECT_STATUSES, type Project } from '../evidence/project.ts'
import { SEVERITIES } from '../evidence/severity.ts'
import { LONGEST_ID } from './text-limits.ts'
import { reductionSchema, teamEffortSchema } from './three-point.ts'

export const idSchema = z
  .string()
  .min(1, 'an id must not be empty')
  .max(LONGEST_ID, `an id has at most ${LONGEST_ID} characters`)
  .regex(/^\S(.*\S)?$/u, 'an id must not begin or end with a space')
const idsSchema = z.array(idSchema).min(1, 'name at least one, or leave the list out')

const selectorFields = {
  services: idsSchema.optional(),
  rootServices: idsSchema.optional(),
  causes: z.array(z.enum(INCIDENT_CAUSES)).min(1).optional(),
  severities: z.array(z.enum(SEVERITIES)).min(1).optional(),
  labels: idsSchema.optional(),
  incidents: idsSchema.optional(),
  risks: idsSchema.optional(),
  background: z.boolean().optional(),
  issues: z.union([idsSchema, z.boolean()]).optional(),
  requests: z.union([idsSchema, z.boolean()]).optional(),
}

const reductions = Object.fromEntries(MECHANISMS.map((mechanism) => [mechanism, reductionSchema.optional()])) as Record<
  (typeof MECHANISMS)[number],
  z.ZodOptional<typeof reductionSchema>
>

export const effectSchema = z
  .strictObject({ ...selectorFields, ...reductions })
  .refine((effect) => MECHANISMS.some((mechanism) => effect[mechanism] !== undefined), {
    error: `an effect needs at least one of ${MECHANISMS.join(', ')}`,
  })

/** Sets of effects are kept as sums of powers of two, which are exact below 2^53. */
const MOST_EFFECTS = 50

/** A day, or a moment with its zone. */
export const shippedAtSchema = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: 'write when it shipped as a day such as 2026-03-14, or a time such as 2026-03-14T09:00:00Z',
})

export const projectFields = {
  id: idSchema,
  title: z.string().min(1, 'a project needs a title').max(500),
  description: z.string().max(20_000).nullable(),
  status: z.enum(PROJECT_STATUSES),
  url: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).nullable(),
  effort: z.array(teamEffortSchema).min(1, 'a project needs the effort of at least one team'),
  effortAssumed: z.boolean().optional(),
  effects: z.array(effectSchema).max(MOST_EFFECTS, `a project has at most ${MOST_EFFECTS} effects`),
  dependsOn: z.array(idSchema),
  shippedAt: shippedAtSchema.nullable().optional(),
}

export const projectSchema = z.strictObject(projectFields).refine(({ id, dependsOn }) => !dependsOn.includes(id), {
  error: 'a project cannot depend on itself; take it out of dependsOn',
  path: ['dependsOn'],
}) satisfies z.ZodType<Project>
