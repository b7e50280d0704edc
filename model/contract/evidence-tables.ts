import { z } from 'zod'
import { INCIDENT_CAUSES } from '../evidence/cause.ts'
import { PROVENANCES } from '../evidence/provenance.ts'
import { CONFIDENCES } from '../evidence/risk.ts'
import { SEVERITIES } from '../evidence/severity.ts'
import { LOSS_FLAGS } from '../loss/loss.ts'
import { weighedIncidentSchema } from './outages.ts'
import { chanceSchema } from './three-point.ts'

/** What tables of evidence can be narrowed down by; each has some of them. */
export const FACETS = [
  'flag',
  'service',
  'cause',
  'severity',
  'state',
  'tier',
  'confidence',
  'provenance',
  'source',
] as const
export type Facet = (typeof FACETS)[number]

/** Why a person should look at a row: as for a loss, and what only a row can be. */
export const ROW_FLAGS = ['unmapped', ...LOSS_FLAGS, 'merged', 'edited', 'over-limit'] as const
export type RowFlag = (typeof ROW_FLAGS)[number]

const flags = z.array(z.enum(ROW_FLAGS))

/** Where a row comes from. */
const told = { id: z.string(), source: z.string(), externalId: z.string(), title: z.string() }

export const incidentRowSchema = z.object({
  ...told,
  url: z.string().nullable(),
  startedAt: z.string(),
  /** Null when nobody reported an end. */
  endedAt: z.string().nullable(),
  /** Minutes that it counts for. */
  lastedMinutes: z.number(),
  severity: z.enum(SEVERITIES),
  cause: z.enum(INCIDENT_CAUSES),
  services: z.array(z.string()),
  root: z.string().nullable(),
  /** The largest share of a service's customers that it counts for. */
  share: z.number(),
  /** Service minutes lost, over all services that felt it. */
  lostMinutes: z.number(),
  /** How the parts of its loss are known, best first. */
  provenances: z.array(z.enum(PROVENANCES)),
  durationConfirmed: z.boolean(),
  /** Every source that told of it. */
  sources: z.array(z.string()),
  /** Ids of the incidents that count as this one; empty where it was not merged. */
  members: z.array(z.string()),
  /** Of what people said of it; 0: nobody did. */
  revision: z.number().int(),
  flags,
})
export type IncidentRow = z.infer<typeof incidentRowSchema>

const demand = {
  ...told,
  service: z.string().nullable(),
  createdAt: z.string(),
  closedAt: z.string().nullable(),
  people: z.number().int(),
  accounts: z.array(z.string()),
  flags,
}

export const issueRowSchema = z.object({ ...demand, url: z.string().nullable(), labels: z.array(z.string()) })
export type IssueRow = z.infer<typeof issueRowSchema>

export const requestRowSchema = z.object({
  ...demand,
  requestedBy: z.string().nullable(),
  atStake: z.number().nullable(),
  chanceOfLoss: chanceSchema.nullable(),
})
export type RequestRow = z.infer<typeof requestRowSchema>

export const riskRowSchema = z.object({
  ...told,
  service: z.string(),
  cause: z.enum(INCIDENT_CAUSES),
  daysBetweenFailures: z.number(),
  detectMinutes: z.number(),
  resolveMinutes: z.number(),
  share: z.number(),
  confidence: z.enum(CONFIDENCES),
  /** Service minutes lost in a year, as it is stated. */
  yearlyMinutes: z.number(),
  /** From which a single risk is too big for the strictest objective of its service, minutes a year; null without one. */
  limitMinutes: z.number().nullable(),
  flags,
})
export type RiskRow = z.infer<typeof riskRowSchema>

export const accountRowSchema = z.object({
  ...told,
  annualRevenue: z.number(),
  tier: z.string().nullable(),
  services: z.array(z.string()),
  credits: z.array(z.object({ below: z.number(), credit: z.number() })),
  flags,
})
export type AccountRow = z.infer<typeof accountRowSchema>

const facetCountSchema = z.object({ value: z.string(), count: z.number().int() })

/** A page of a table: how many rows there are, how many were asked for, and what each facet would leave of them. */
export const pageSchema = <Row extends z.ZodType>(row: Row) =>
  z.object({
    asOf: z.string(),
    total: z.number().int(),
    matching: z.number().int(),
    offset: z.number().int(),
    rows: z.array(row),
    facets: z.partialRecord(z.enum(FACETS), z.array(facetCountSchema)),
  })

/** One row with what it was made of. */
export const rowDetailSchema = <Row extends z.ZodType>(row: Row) =>
  z.object({
    row,
    firstSeenAt: z.string().nullable(),
    lastSeenAt: z.string().nullable(),
    /** As its source gave it; null when it was computed. */
    raw: z.string().nullable(),
    /** How the row came to its service, root and cause, one sentence each. */
    mapping: z.array(z.string()),
  })

export const incidentDetailSchema = rowDetailSchema(incidentRowSchema).extend({
  /** What it cost each service that felt it, and why it counts as it does. */
  losses: z.array(
    z.object({
      service: z.string(),
      lostMinutes: z.number(),
      lastedMinutes: z.number(),
      share: z.number(),
      provenance: z.enum(PROVENANCES),
      reason: z.string(),
    }),
  ),
  /** What several sources told of it, and whose word holds; null where it was not merged. */
  outage: z
    .object({
      members: z.array(
        weighedIncidentSchema.extend({
          source: z.string(),
          /** What it takes of the outage: "title", "share of payments". */
          gives: z.array(z.string()),
          /** As its source gave it; null when it was computed. */
          raw: z.string().nullable(),
        }),
      ),
      /** Members that a rule merged, since one names another: splitting keeps them apart from then on. */
      isByRule: z.boolean(),
    })
    .nullable(),
})
export type IncidentDetail = z.infer<typeof incidentDetailSchema>
