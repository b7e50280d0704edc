import { z } from 'zod'
import { CAUSES } from '../evidence/cause.ts'
import { DIMENSIONS } from '../evidence/lens.ts'
import { MECHANISMS } from '../evidence/project.ts'
import { PROVENANCES } from '../evidence/provenance.ts'
import { SEVERITIES } from '../evidence/severity.ts'
import { UNIT_KINDS } from '../forecast/forecast.ts'
import { NO_BREAK_EVENS } from '../insight/break-even.ts'
import { BAR_KINDS, INPUT_UNITS, type ProjectInsight } from '../insight/insight.ts'
import { RIVAL_ROLES } from '../insight/rival.ts'
import { amountsSchema, provenanceSharesSchema } from './ranking.ts'

/** A row of a bar, with what a person calls it. */
export const insightRowSchema = z.object({
  kind: z.enum([...UNIT_KINDS, 'issue', 'request']),
  id: z.string(),
  /** Of an incident, issue, request or risk; null for what has none: the company's rate, burn. */
  title: z.string().nullable(),
  url: z.string().nullable(),
  /** When an incident began, ISO 8601, UTC; null for everything else. */
  startedAt: z.string().nullable(),
  service: z.string().nullable(),
  cause: z.enum(CAUSES).nullable(),
  severity: z.enum(SEVERITIES).nullable(),
  provenance: z.enum(PROVENANCES),
  amount: amountsSchema,
  pain: z.number(),
})

const barSchema = z.object({
  key: z.string(),
  kind: z.enum(BAR_KINDS),
  label: z.string(),
  effect: z.number().int().nullable(),
  mechanism: z.enum(MECHANISMS).nullable(),
  amount: amountsSchema,
  pain: z.number(),
  painByProvenance: provenanceSharesSchema,
  count: z.number().int(),
  rows: z.array(insightRowSchema).readonly(),
})

const subjectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mechanism'), effect: z.number().int(), mechanism: z.enum(MECHANISMS) }),
  z.object({ kind: z.literal('effort'), position: z.number().int(), team: z.string() }),
  z.object({ kind: z.literal('failures'), service: z.string() }),
  z.object({ kind: z.literal('risk'), risk: z.string() }),
  z.object({ kind: z.literal('background'), service: z.string() }),
  z.object({ kind: z.literal('chance of loss'), request: z.string() }),
])

const endSchema = z.object({ input: z.number(), leverage: z.number() })

const inputSchema = z.object({
  key: z.string(),
  subject: subjectSchema,
  label: z.string(),
  unit: z.enum(INPUT_UNITS),
  estimate: z.object({ low: z.number(), likely: z.number(), high: z.number() }).nullable(),
  mean: z.number(),
  low: endSchema,
  high: endSchema,
  swing: z.number(),
  crosses: z.boolean().nullable(),
  breakEven: z.union([
    z.object({ at: z.number(), reason: z.null() }),
    z.object({ at: z.null(), reason: z.enum(NO_BREAK_EVENS) }),
  ]),
  gain: z.number(),
  chance: z.number(),
  words: z.string(),
})

/** From the loss of one dimension to value. */
export const valuePartSchema = z.object({
  dimension: z.enum(DIMENSIONS),
  avoided: z.number(),
  total: z.number(),
  share: z.number(),
  weight: z.number(),
  adds: z.number(),
})

/** An estimate, and a weight, at which the order of two projects turns. */
export const conditionSchema = z.object({
  key: z.string(),
  label: z.string(),
  unit: z.enum(INPUT_UNITS),
  mean: z.number(),
  at: z.number(),
  side: z.enum(['at least', 'at most']),
  chance: z.number(),
  words: z.string(),
})
export const weightFlipSchema = z.object({
  dimension: z.enum(DIMENSIONS),
  now: z.number(),
  at: z.number(),
  words: z.string(),
})

const leadSchema = z.object({
  leader: z.object({ id: z.string(), title: z.string(), leverage: z.number() }),
  conditions: z.array(conditionSchema).readonly(),
  weights: z.array(weightFlipSchema).readonly(),
  bestLens: z.object({ id: z.string(), title: z.string(), rank: z.number().int() }).nullable(),
  words: z.object({ finding: z.string(), distance: z.string() }),
})

/** Why a project has its place and what would change it; what each field means stands at `ProjectInsight`. */
export const insightSchema = z.object({
  asOf: z.string(),
  lens: z.string(),
  evidenceVersion: z.string(),
  horizonDays: z.number(),
  currency: z.string().nullable(),
  id: z.string(),
  title: z.string(),
  team: z.string(),
  rank: z.number().int(),
  of: z.number().int(),
  value: z.number(),
  leverage: z.number(),
  effort: z.number(),
  rival: z.object({ id: z.string(), title: z.string(), role: z.enum(RIVAL_ROLES), leverage: z.number() }).nullable(),
  waterfall: z.array(barSchema).readonly(),
  parts: z.array(valuePartSchema).readonly(),
  inputs: z.array(inputSchema).readonly(),
  lead: leadSchema.nullable(),
  worthRefining: z.string().nullable(),
  words: z.object({ waterfall: z.string(), tornado: z.string(), refining: z.string() }),
}) satisfies z.ZodType<ProjectInsight>
export type InsightReport = z.infer<typeof insightSchema>
