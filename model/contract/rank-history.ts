import { z } from 'zod'
import type { RankHistory } from '../ranking/rank-history.ts'
import { estimateSchema } from './ranking.ts'

/** The places of one project over time; what each field means stands at `RankHistory`. */
export const rankHistorySchema = z.object({
  id: z.string(),
  title: z.string(),
  lens: z.string(),
  evidenceVersion: z.string(),
  points: z
    .array(
      z.object({
        at: z.string(),
        place: z
          .object({
            rank: z.number().int(),
            of: z.number().int(),
            above: z.boolean().nullable(),
            leverage: estimateSchema,
          })
          .nullable(),
      }),
    )
    .readonly(),
  words: z.string(),
}) satisfies z.ZodType<RankHistory>
