import { z } from 'zod'
import { SEVERITIES } from '../../../model/evidence/severity.ts'
import { instantSchema, textSchema } from '../json-row.ts'

const COMPONENT_STATUSES = [
  'operational',
  'under_maintenance',
  'degraded_performance',
  'partial_outage',
  'major_outage',
] as const
export type ComponentStatus = (typeof COMPONENT_STATUSES)[number]

const INCIDENT_STATUSES = ['investigating', 'identified', 'monitoring', 'resolved', 'postmortem'] as const
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number]

const identifier = textSchema.min(1, 'must not be empty')
const componentStatus = z.enum(COMPONENT_STATUSES).nullish()

const updateSchema = z.object({
  status: z.enum(INCIDENT_STATUSES),
  body: z.string().nullish().catch(null),
  created_at: instantSchema,
  updated_at: instantSchema.nullish(),
  /** When the page says it happened; people backdate it. */
  display_at: instantSchema.nullish(),
  affected_components: z
    .array(z.object({ code: identifier, name: textSchema, old_status: componentStatus, new_status: componentStatus }))
    .nullish(),
})
export type StatuspageUpdate = z.infer<typeof updateSchema>

/** One incident of a Statuspage v2 incidents.json, as far as we read it. */
export const incidentSchema = z.object({
  id: identifier,
  name: textSchema,
  status: z.enum(INCIDENT_STATUSES),
  impact: z.enum(SEVERITIES),
  created_at: instantSchema,
  started_at: instantSchema,
  updated_at: instantSchema.nullish(),
  monitoring_at: instantSchema.nullish(),
  resolved_at: instantSchema.nullish(),
  shortlink: z.string().nullish(),
  incident_updates: z.array(updateSchema),
  components: z
    .array(
      z.object({
        id: identifier,
        name: textSchema,
        group: z.boolean().nullish(),
        /** What the component showed when the answer was given, and since when: the incident may be long over. */
        status: componentStatus,
        updated_at: instantSchema.nullish(),
      }),
    )
    .nullish(),
})
export type StatuspageIncident = z.infer<typeof incidentSchema>

const MAINTENANCE_STATUSES: readonly unknown[] = ['scheduled', 'in_progress', 'verifying', 'completed']

/** Scheduled maintenance is announced, not suffered: no incident. */
export function isMaintenance(content: unknown): boolean {
  if (typeof content !== 'object' || content === null) return false
  const row = content as Readonly<Record<string, unknown>>
  const isScheduled = typeof row.scheduled_for === 'string' || typeof row.scheduled_until === 'string'
  return isScheduled || row.impact === 'maintenance' || MAINTENANCE_STATUSES.includes(row.status)
}
