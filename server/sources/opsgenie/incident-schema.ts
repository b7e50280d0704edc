import { z } from 'zod'
import { instantSchema, textSchema } from '../json-row.ts'

const idSchema = textSchema.min(1, 'must not be empty')

/** One incident of Opsgenie's REST API, as far as we read it. */
export const incidentSchema = z.object({
  id: idSchema,
  message: textSchema,
  description: textSchema.nullish(),
  status: z.enum(['open', 'resolved', 'closed']),
  createdAt: instantSchema,
  updatedAt: instantSchema.nullish(),
  impactStartDate: instantSchema.nullish(),
  impactEndDate: instantSchema.nullish(),
  priority: textSchema.nullish(),
  tags: z.array(textSchema).nullish(),
  impactedServices: z.array(idSchema).nullish(),
  responders: z.array(z.object({ type: z.string(), id: z.string() })).nullish(),
  links: z.object({ web: textSchema.nullish() }).nullish(),
})
export type OpsgenieIncident = z.infer<typeof incidentSchema>
