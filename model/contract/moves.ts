import { z } from 'zod'
import { DEFAULT_ASSUMPTIONS } from '../assumption.ts'
import type { MovesReport } from '../ranking/moves-report.ts'
import { MOVE_PARTS, type Standing } from '../ranking/swap-back.ts'
import { evidenceSchema } from './evidence.ts'

export type { MovesReport, ReportedMove } from '../ranking/moves-report.ts'

const standpointSchema = z.object({ rank: z.number().int(), leverage: z.number(), above: z.boolean().nullable() })

/** What changed in a ranking since a day; what each field means stands at `MovesReport`. */
export const movesSchema = z.object({
  since: z.string(),
  asOf: z.string(),
  lens: z.string(),
  evidenceVersion: z.string(),
  words: z.string(),
  changed: z.array(z.enum(MOVE_PARTS)).readonly(),
  kept: z.boolean(),
  note: z.string().nullable(),
  moves: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        from: standpointSchema.nullable(),
        to: standpointSchema.nullable(),
        crossed: z.enum(['up', 'down']).nullable(),
        cause: z.enum(MOVE_PARTS).nullable(),
        words: z.string(),
        without: z.array(z.object({ part: z.enum(MOVE_PARTS), at: standpointSchema.nullable() })).readonly(),
        incidents: z
          .array(z.object({ id: z.string(), title: z.string(), startedAt: z.string(), minutes: z.number() }))
          .readonly(),
      }),
    )
    .readonly(),
}) satisfies z.ZodType<MovesReport>

/** What a kept copy of the stated part of the evidence must be. Assumptions that it does not know yet are the defaults. */
export const standingSchema = evidenceSchema
  .pick({ projects: true, demand: true, risks: true, teams: true, lenses: true })
  .extend({
    assumptions: evidenceSchema.shape.assumptions
      .partial()
      .transform((kept) => ({ ...DEFAULT_ASSUMPTIONS, ...(kept as Partial<typeof DEFAULT_ASSUMPTIONS>) })),
  }) as unknown as z.ZodType<Standing>
