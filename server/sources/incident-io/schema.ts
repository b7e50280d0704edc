import { z } from 'zod'
import { instantSchema, textSchema } from '../json-row.ts'

const idSchema = textSchema.min(1, 'must not be empty')
const named = z.object({ id: z.string().nullish(), name: textSchema })
const personSchema = z.object({ id: z.string().nullish(), name: z.string().nullish() })

const valueSchema = z.object({
  value_option: z.object({ id: idSchema, value: textSchema }).nullish(),
  value_catalog_entry: z.object({ id: idSchema, name: textSchema }).nullish(),
  value_text: textSchema.nullish(),
})

/** One incident of incident.io's v2 API, as far as we read it. */
export const incidentSchema = z.object({
  id: idSchema,
  reference: textSchema.nullish(),
  name: textSchema,
  summary: textSchema.nullish(),
  mode: z.string().nullish(),
  created_at: instantSchema,
  updated_at: instantSchema.nullish(),
  permalink: textSchema.nullish(),
  severity: named.nullish(),
  incident_status: z.object({
    category: z.enum(['triage', 'declined', 'merged', 'canceled', 'live', 'learning', 'closed', 'paused']),
  }),
  incident_timestamp_values: z
    .array(
      z.object({
        incident_timestamp: z.object({ name: textSchema }),
        value: z.object({ value: instantSchema.nullish() }).nullish(),
      }),
    )
    .nullish(),
  custom_field_entries: z
    .array(z.object({ custom_field: z.object({ name: textSchema }), values: z.array(valueSchema) }))
    .nullish(),
  incident_role_assignments: z.array(z.object({ assignee: personSchema.nullish() })).nullish(),
  workload_minutes_total: z.number().min(0).nullish(),
})
export type IncidentIoIncident = z.infer<typeof incidentSchema>

/** One follow-up of incident.io's v2 API, as far as we read it. */
export const followUpSchema = z.object({
  id: idSchema,
  title: textSchema,
  description: textSchema.nullish(),
  status: z.enum(['outstanding', 'completed', 'deleted', 'not_doing']),
  created_at: instantSchema,
  updated_at: instantSchema.nullish(),
  completed_at: instantSchema.nullish(),
  assignee: personSchema.nullish(),
  creator: z.object({ user: personSchema.nullish() }).nullish(),
  labels: z.array(textSchema).nullish(),
  external_issue_reference: z.object({ provider: z.string(), issue_permalink: textSchema.nullish() }).nullish(),
})
export type FollowUp = z.infer<typeof followUpSchema>
