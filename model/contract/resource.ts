import { z } from 'zod'
import { INCIDENT_CAUSES } from '../evidence/cause.ts'
import { PROVENANCES } from '../evidence/provenance.ts'
import { SEVERITIES } from '../evidence/severity.ts'
import { LOSS_FLAGS } from '../loss/loss.ts'

/** What the shell shows on every page. */
export const statusSchema = z.object({
  version: z.string(),
  company: z.string(),
  demo: z.boolean(),
  evidenceVersion: z.string(),
  /** What the server's clock says, which everything it tells is dated by. */
  now: z.iso.datetime(),
  /** When the newest source last answered; null before the first sync. */
  freshAt: z.string().nullable(),
  /** Sources whose last run failed: what they would have told since is missing. */
  failed: z.array(z.object({ id: z.string(), title: z.string() })),
  counts: z.object({
    /** An outage of which several sources tell is one. */
    incidents: z.number().int(),
    projects: z.number().int(),
    services: z.number().int(),
    sources: z.number().int(),
    quarantined: z.number().int(),
  }),
})
export type Status = z.infer<typeof statusSchema>

/** What a service has promised itself, and the minutes of failure that this leaves within the window. */
export const objectiveSchema = z.object({
  id: z.string(),
  objective: z.number(),
  windowDays: z.number(),
  budgetMinutes: z.number(),
})

export const serviceSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  tier: z.number().nullable(),
  team: z.string().nullable(),
  /** Strictest first. */
  objectives: z.array(objectiveSchema),
  trafficShare: z.number().nullable(),
  coveredFrom: z.string().nullable(),
  coveredTo: z.string().nullable(),
  incidents: z.number().int(),
  /** Service minutes lost, all recorded time. */
  minutes: z.number(),
  /** Customer minutes expected in the horizon. */
  expectedMinutes: z.number(),
  /** Service minutes that may be seen in the horizon, luck included. */
  predictedMinutes: z.object({ p10: z.number(), p50: z.number(), p90: z.number() }),
  provenance: z.object(
    Object.fromEntries(PROVENANCES.map((name) => [name, z.number()])) as Record<
      (typeof PROVENANCES)[number],
      z.ZodNumber
    >,
  ),
})
export const servicesSchema = z.object({
  asOf: z.string(),
  services: z.array(serviceSummarySchema),
  /** Objectives whose service is none of these; they are shown nowhere else. */
  unmatchedObjectives: z.array(z.object({ id: z.string(), service: z.string() })),
})
export type ServicesReport = z.infer<typeof servicesSchema>

/** One loss that a project touches, with what the project would save of it. */
export const evidenceRowSchema = z.object({
  incident: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  source: z.string(),
  service: z.string(),
  startedAt: z.string(),
  cause: z.enum(INCIDENT_CAUSES),
  severity: z.enum(SEVERITIES),
  provenance: z.enum(PROVENANCES),
  flags: z.array(z.enum(LOSS_FLAGS)),
  /** Service minutes lost then. */
  minutes: z.number(),
  /** Customer minutes expected in the horizon from incidents like it. */
  expectedMinutes: z.number(),
  /** Customer minutes of those that the project avoids. */
  avoidedMinutes: z.number(),
})
export const projectEvidenceSchema = z.object({
  asOf: z.string(),
  project: z.string(),
  total: z.number().int(),
  /** Most avoided first. */
  rows: z.array(evidenceRowSchema),
  /** Expected and avoided minutes that come from the company's prior and from risks, not from one incident. */
  other: z.array(z.object({ label: z.string(), expectedMinutes: z.number(), avoidedMinutes: z.number() })),
})
export type ProjectEvidence = z.infer<typeof projectEvidenceSchema>
