import { z } from 'zod'
import { DIMENSIONS } from '../evidence/lens.ts'
import { PROVENANCES } from '../evidence/provenance.ts'
import { NOTE_CODES } from '../ranking/evidence.ts'
import type { RankingReport } from '../ranking/ranked.ts'

export type { RankedProject, RankingReport } from '../ranking/ranked.ts'

const estimateFields = { mean: z.number(), p10: z.number(), p50: z.number(), p90: z.number() }
export const estimateSchema = z.object(estimateFields)

const perDimension = (schema: z.ZodNumber) =>
  z.object(
    Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, schema])) as Record<
      (typeof DIMENSIONS)[number],
      z.ZodNumber
    >,
  )

export const weightsSchema = perDimension(z.number().min(0).max(1))

/** Customer minutes, money, responder hours, points. */
export const amountsSchema = perDimension(z.number())

export const provenanceSharesSchema = z.object(
  Object.fromEntries(PROVENANCES.map((provenance) => [provenance, z.number()])) as Record<
    (typeof PROVENANCES)[number],
    z.ZodNumber
  >,
)

export const noteSchema = z.object({ code: z.enum(NOTE_CODES), count: z.number(), message: z.string() })

export const rankedProjectSchema = z.object({
  rank: z.number().int(),
  tier: z.number().int(),
  id: z.string(),
  title: z.string(),
  team: z.string(),
  services: z.array(z.string()).readonly(),
  value: estimateSchema,
  leverage: estimateSchema,
  effort: z.object({
    ...estimateFields,
    low: z.number(),
    likely: z.number(),
    high: z.number(),
    teams: z.array(z.object({ team: z.string(), mean: z.number() })).readonly(),
  }),
  pFirst: z.number(),
  pTop: z.number(),
  pAboveLine: z.number().nullable(),
  aboveLine: z.boolean().nullable(),
  rice: z.object({ score: z.number(), rank: z.number().int() }).nullable(),
  avoided: amountsSchema,
  provenance: provenanceSharesSchema,
})

const jointGainSchema = z.object({ projects: z.number().int(), value: z.number(), effort: z.number() })

/** A ranking; what each field means stands at `RankingReport`. */
export const rankingSchema = z.object({
  asOf: z.string(),
  lens: z.string(),
  weights: weightsSchema,
  seed: z.number().int(),
  draws: z.number().int(),
  horizonDays: z.number(),
  evidenceVersion: z.string(),
  totals: amountsSchema,
  currency: z.string().nullable(),
  basis: z.object({
    incidents: z.number().int(),
    losses: z.number().int(),
    services: z.number().int(),
    withSli: z.number(),
    minutes: provenanceSharesSchema,
  }),
  capacity: z.number().nullable(),
  tierThreshold: z.number(),
  k: z.number().int(),
  firstTier: jointGainSchema,
  aboveLine: jointGainSchema.nullable(),
  riceOrder: z.object({ scored: z.number().int(), taken: jointGainSchema }).nullable(),
  notes: z.array(noteSchema).readonly(),
  projects: z.array(rankedProjectSchema).readonly(),
}) satisfies z.ZodType<RankingReport>
