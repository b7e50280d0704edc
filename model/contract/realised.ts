import { z } from 'zod'
import { REALISED_VERDICTS } from '../insight/realised/realised.ts'
import type { RealisedReport } from '../insight/realised/report.ts'

export type { RealisedReport } from '../insight/realised/report.ts'

const stretchSchema = z.object({ incidents: z.number().int(), minutes: z.number(), days: z.number() })

/** Every shipped project held to what was promised of it. */
export const realisedSchema = z.object({
  asOf: z.string(),
  projects: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        shippedAt: z.string(),
        before: stretchSchema,
        after: stretchSchema,
        observed: z.object({ mean: z.number(), low: z.number(), high: z.number() }),
        predicted: z.object({ mean: z.number(), p10: z.number(), p90: z.number() }),
        chanceOfNoise: z.number(),
        power: z.number(),
        leastVisible: z.number().nullable(),
        verdict: z.enum(REALISED_VERDICTS),
        askAgainInMonths: z.number().nullable(),
        words: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
  undated: z.array(z.object({ id: z.string(), title: z.string() })).readonly(),
}) satisfies z.ZodType<RealisedReport>
