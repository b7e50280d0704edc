import { z } from 'zod'
import { INCIDENT_CAUSES } from '../evidence/cause.ts'
import { type Ratio, ratio } from '../quantity.ts'
import { idSchema, projectFields } from './project.ts'

export const shareSchema = z
  .number()
  .min(0, 'a share is between 0 and 1; write 0.35 for 35%')
  .max(1, 'a share is between 0 and 1; write 0.35 for 35%')
  .transform((share): Ratio => ratio(share))

/** What a person may change about an incident; a field that is left out stays as the source and the rules say. */
export const incidentChangesSchema = z.strictObject({
  cause: z.enum(INCIDENT_CAUSES).optional(),
  services: z.array(idSchema).min(1, 'name at least one service, or leave the field out').optional(),
  /** Share of each service's customers that failed; null: nobody knows it. */
  share: shareSchema.nullable().optional(),
  durationConfirmed: z.boolean().optional(),
  risk: idSchema.nullable().optional(),
})

const { title, description, status, effort, effects, dependsOn, shippedAt } = projectFields

/** What a person may change about a project; the first team of `effort` owns it. */
export const projectChangesSchema = z
  .strictObject({ title, description, status, effort, effects, dependsOn, shippedAt })
  .partial()

/** An edit as it is kept: what a person said, and what the source had said of the same fields. */
export const keptEditSchema = <Changes extends z.ZodType>(changes: Changes) =>
  z.object({ changes, told: z.record(z.string(), z.unknown()) })
