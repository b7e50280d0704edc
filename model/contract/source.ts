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

/** How far a run that is going on now has come. */
export const syncProgressSchema = z.object({
  source: z.string(),
  startedAt: z.string(),
  fetched: z.number().int(),
  /** Rows expected in all; null when the source does not tell. */
  expected: z.number().int().nullable(),
  quarantined: z.number().int(),
  /** Up to when, or how far back, the rows that have come reach; null when rows have no time. */
  reached: z.string().nullable(),
  rowsPerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  /** The host asked for silence: nothing is sent before this moment. */
  waitingUntil: z.string().nullable(),
})
export type SyncProgressReport = z.infer<typeof syncProgressSchema>

/** What the server pushes to every open page. */
export const serverEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('evidence-changed'), evidenceVersion: z.number().int() }),
  z.object({ type: z.literal('sync-progress'), progress: syncProgressSchema }),
  z.object({ type: z.literal('sync-finished'), source: z.string(), ok: z.boolean() }),
  z.object({ type: z.literal('source-silent'), source: z.string(), since: z.string() }),
])
export type ServerEvent = z.infer<typeof serverEventSchema>
