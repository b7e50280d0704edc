import { z } from 'zod'
import { DIMENSIONS } from '../evidence/lens.ts'
import type { Robustness } from '../ranking/robustness.ts'
import { weightsSchema } from './ranking.ts'

export type { Robustness } from '../ranking/robustness.ts'

const flipsSchema = {
  total: z.number().int(),
  shown: z
    .array(
      z.object({
        overtaken: z.string(),
        overtaker: z.string(),
        at: z.number(),
        crossesLine: z.boolean(),
        words: z.string(),
      }),
    )
    .readonly(),
}

/** How far an order can be relied on; what each field means stands at `Robustness`. */
export const robustnessSchema = z.object({
  asOf: z.string(),
  lens: z.string(),
  evidenceVersion: z.string(),
  seed: z.number().int(),
  draws: z.number().int(),
  tierThreshold: z.number(),
  projects: z
    .array(z.object({ id: z.string(), title: z.string(), rank: z.number().int(), tier: z.number().int() }))
    .readonly(),
  pairs: z.array(z.array(z.number()).readonly()).readonly(),
  acceptability: z
    .array(
      z.object({
        id: z.string(),
        ranks: z.array(z.number()).readonly(),
        centralWeights: weightsSchema.nullable(),
        confidence: z.number().nullable(),
      }),
    )
    .readonly(),
  lenses: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        weights: weightsSchema,
        order: z.array(z.string()).readonly(),
        above: z.number().int(),
      }),
    )
    .readonly(),
  sameFirst: z.number().int(),
  flips: z.array(z.object({ from: z.string(), to: z.string(), ...flipsSchema })).readonly(),
  weightFlips: z.array(z.object({ dimension: z.enum(DIMENSIONS), ...flipsSchema })).readonly(),
  words: z.string(),
}) satisfies z.ZodType<Robustness>
