import { z } from 'zod'

export const SYNC_STATUSES = ['running', 'succeeded', 'failed'] as const
/** Who started a run: somebody, or the source's schedule. */
export const SYNC_TRIGGERS = ['person', 'schedule'] as const

/** What one sync or import did with the rows it read. */
export const syncRunSchema = z.object({
  id: z.number().int(),
  source: z.string(),
  trigger: z.enum(SYNC_TRIGGERS),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  status: z.enum(SYNC_STATUSES),
  fetched: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  quarantined: z.number().int(),
  /** The code of what stopped it, such as "timed-out"; null when nothing did. */
  fault: z.string().nullable(),
  /** What stopped it and what to do about it. */
  error: z.string().nullable(),
})
export type SyncRun = z.infer<typeof syncRunSchema>

export const sourceSchema = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  coveredFrom: z.string().nullable(),
  coveredTo: z.string().nullable(),
  rows: z.number().int(),
  quarantined: z.number().int(),
  lastRun: syncRunSchema.nullable(),
})
export const sourcesSchema = z.object({ sources: z.array(sourceSchema) })
export type SourceSummary = z.infer<typeof sourceSchema>

export const quarantinedRowSchema = z.object({
  id: z.number().int(),
  source: z.string(),
  /** Where in its file or answer: "incidents.csv line 12". */
  location: z.string(),
  reason: z.string(),
  raw: z.string(),
  seenAt: z.string(),
})
export const quarantineSchema = z.object({ rows: z.array(quarantinedRowSchema), total: z.number().int() })
