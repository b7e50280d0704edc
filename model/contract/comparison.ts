import { z } from 'zod'
import type { Comparison } from '../insight/comparison/comparison.ts'
import { conditionSchema, valuePartSchema, weightFlipSchema } from './insight.ts'
import { rankedProjectSchema } from './ranking.ts'

export type { ComparedProject, Comparison } from '../insight/comparison/comparison.ts'

const comparedProjectSchema = rankedProjectSchema.extend({
  reach: z.object({ pain: z.number(), incidents: z.number().int() }),
  parts: z.array(valuePartSchema).readonly(),
})

/** Two projects side by side; what each field means stands at `Comparison`. */
export const comparisonSchema = z.object({
  asOf: z.string(),
  lens: z.string(),
  evidenceVersion: z.string(),
  seed: z.number().int(),
  draws: z.number().int(),
  tierThreshold: z.number(),
  first: comparedProjectSchema,
  second: comparedProjectSchema,
  chance: z.number(),
  shared: z.object({ incidents: z.number().int(), pain: z.number(), together: z.number(), twice: z.number() }),
  lenses: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        firstRank: z.number().int(),
        secondRank: z.number().int(),
        chance: z.number(),
      }),
    )
    .readonly(),
  weightFlips: z.array(weightFlipSchema).readonly(),
  conditions: z.array(conditionSchema.extend({ project: z.string().nullable() })).readonly(),
  words: z.object({
    chance: z.string(),
    why: z.string(),
    shared: z.string(),
    lenses: z.string(),
    conditions: z.string(),
  }),
}) satisfies z.ZodType<Comparison>
