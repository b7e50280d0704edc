import { z } from 'zod'
import { instantSchema, textSchema } from '../json-row.ts'

const idSchema = textSchema.min(1, 'must not be empty')
const referenceSchema = z.object({ id: idSchema, summary: textSchema.nullish() })
const secondsSchema = z.number().min(0).nullish()

/** What PagerDuty's analytics say of one incident, as far as we read it. Moments are UTC, written without a zone. */
export const analyticsSchema = z.object({
  id: idSchema,
  incident_number: z.number().nullish(),
  description: textSchema.nullish(),
  created_at: instantSchema,
  resolved_at: instantSchema.nullish(),
  updated_at: instantSchema.nullish(),
  status: z.enum(['triggered', 'acknowledged', 'resolved']).nullish(),
  urgency: z.enum(['high', 'low']).nullish(),
  priority_name: textSchema.nullish(),
  service_id: idSchema,
  service_name: textSchema.nullish(),
  team_name: textSchema.nullish(),
  major: z.boolean().nullish(),
  engaged_seconds: secondsSchema,
  engaged_user_count: z.number().min(0).nullish(),
  user_defined_effort_seconds: secondsSchema,
})
export type PagerdutyAnalytics = z.infer<typeof analyticsSchema>

/** One incident of PagerDuty's REST API, as far as we read it, with what analytics say of it. */
export const incidentSchema = z.object({
  id: idSchema,
  title: textSchema.nullish(),
  summary: textSchema.nullish(),
  created_at: instantSchema,
  updated_at: instantSchema.nullish(),
  status: z.enum(['triggered', 'acknowledged', 'resolved']),
  resolved_at: instantSchema.nullish(),
  last_status_change_at: instantSchema.nullish(),
  resolve_reason: z.object({ type: z.string().nullish() }).nullish().catch(null),
  urgency: z.enum(['high', 'low']),
  priority: referenceSchema.nullish(),
  service: referenceSchema,
  teams: z.array(referenceSchema).nullish(),
  html_url: textSchema.nullish(),
  analytics: analyticsSchema.nullish(),
})
export type PagerdutyIncident = z.infer<typeof incidentSchema>
