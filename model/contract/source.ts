import { z } from 'zod'

export const SYNC_STATUSES = ['running', 'succeeded', 'failed'] as const
/** Who started a run: somebody, the source's schedule, or the source itself, which told of a change. */
export const SYNC_TRIGGERS = ['person', 'schedule', 'webhook'] as const

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
  /** Records that left the evidence, because the source has them no more or they are something else by now. */
  withdrawn: z.number().int(),
  quarantined: z.number().int(),
  /** Records that no rule and no name brought to a service. */
  unmapped: z.number().int(),
  /** The code of what stopped it, such as "timed-out"; null when nothing did. */
  fault: z.string().nullable(),
  /** What stopped it and what to do about it. */
  error: z.string().nullable(),
})
export type SyncRun = z.infer<typeof syncRunSchema>

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

export const runsSchema = z.object({ runs: z.array(syncRunSchema) })

/** How a source does, worst first: a person should look at what stands before "running". */
export const SOURCE_STATES = ['failed', 'silent', 'late', 'running', 'paused', 'never', 'fresh'] as const
export type SourceState = (typeof SOURCE_STATES)[number]

export const sourceSchema = z.object({
  id: z.string(),
  /** The connector: "statuspage". */
  kind: z.string(),
  title: z.string(),
  state: z.enum(SOURCE_STATES),
  /** Can be called; else it is fed from files. */
  callable: z.boolean(),
  /** Described in leverage.yaml, and changed only there. */
  configuredByFile: z.boolean(),
  /** A cron pattern in UTC; null: only when somebody asks. */
  schedule: z.string().nullable(),
  paused: z.boolean(),
  /** When it is called next; null when only by hand, or when paused. */
  nextRunAt: z.string().nullable(),
  coveredFrom: z.string().nullable(),
  coveredTo: z.string().nullable(),
  /** When it should have told something and did not, earliest first; one that ends now is still open. */
  gaps: z.array(z.object({ from: z.string(), to: z.string() })),
  /** Rows of evidence that it gave. */
  rows: z.number().int(),
  /** Measured intervals that it gave. */
  buckets: z.number().int(),
  /** Incidents and issues that no rule and no name brought to a service. */
  unmapped: z.number().int(),
  quarantined: z.number().int(),
  lastRun: syncRunSchema.nullable(),
  /** When it last gave something new; null when it never did. */
  lastNewAt: z.string().nullable(),
  /** It used to tell of something every few days and has stopped: since when, and how long its gaps were before. */
  silence: z.object({ since: z.string(), usualDays: z.number() }).nullable(),
  progress: syncProgressSchema.nullable(),
  /** Where the source may tell of a change at once, and when it last did; null where it cannot. */
  webhook: z
    .object({
      path: z.string(),
      isSet: z.boolean(),
      lastAt: z.string().nullable(),
      /** What to enter at the vendor's, in the words of its own screen: where, what it calls the address, and the rest. */
      guide: z.object({
        where: z.string(),
        address: z.string(),
        fields: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
      }),
    })
    .nullable(),
})
export const sourcesSchema = z.object({
  sources: z.array(sourceSchema),
  /** Hosts that asked for silence. */
  silences: z.array(z.object({ host: z.string(), until: z.string(), reason: z.string() })),
})
export type SourceSummary = z.infer<typeof sourceSchema>
export type SourcesReport = z.infer<typeof sourcesSchema>

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

/** Rows to map again: these, or all of one source. */
export const replayRequestSchema = z.union([
  z.strictObject({ ids: z.array(z.number().int()).min(1).max(10_000) }),
  z.strictObject({ source: z.string().min(1) }),
])

/** What mapping rows from quarantine again came to. */
export const replaySchema = z.object({
  replayed: z.number().int(),
  released: z.number().int(),
  stillWrong: z.number().int(),
})
export type ReplayReport = z.infer<typeof replaySchema>

/** What the server pushes to every open page. */
export const serverEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('evidence-changed'), evidenceVersion: z.number().int() }),
  z.object({ type: z.literal('plans-changed') }),
  z.object({ type: z.literal('review-changed') }),
  z.object({ type: z.literal('comments-changed'), project: z.string() }),
  z.object({ type: z.literal('sync-progress'), progress: syncProgressSchema }),
  z.object({ type: z.literal('sync-finished'), source: z.string(), ok: z.boolean() }),
  z.object({ type: z.literal('source-silent'), source: z.string(), since: z.string() }),
])
export type ServerEvent = z.infer<typeof serverEventSchema>
