import { z } from 'zod'
import { PROVENANCES } from '../evidence/provenance.ts'
import { SEVERITIES } from '../evidence/severity.ts'

/** How one incident went at one service: the share of its customers that failed, over time. Moments are ISO 8601, UTC. */
export const incidentTraceSchema = z.object({
  incident: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  service: z.string(),
  severity: z.enum(SEVERITIES),
  startedAt: z.string(),
  /** Null where its source does not tell. */
  detectedAt: z.string().nullable(),
  mitigatedAt: z.string().nullable(),
  resolvedAt: z.string().nullable(),
  /** End of the time it counts for. */
  endedAt: z.string(),
  provenance: z.enum(PROVENANCES),
  /** Part of the duration before detection, as the forecast takes it: known, or pooled over the others. */
  detectionShare: z.number(),
  /** Ascending; what lies between two steps is unknown. */
  steps: z.array(z.object({ from: z.string(), to: z.string(), share: z.number() })),
})
export type IncidentTrace = z.infer<typeof incidentTraceSchema>
