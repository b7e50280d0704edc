import { z } from 'zod'
import { DIMENSIONS } from '../evidence/lens.ts'
import type { Disagreement } from '../insight/review/disagreement.ts'
import { RIVAL_ROLES } from '../insight/rival.ts'
import { decisionSchema } from './decisions.ts'
import { planReportSchema } from './plan.ts'
import { weightsSchema } from './ranking.ts'
import { robustnessSchema } from './robustness.ts'

const standFields = { effort: z.number(), value: z.number(), leverage: z.number() }
const estimateSchema = z.object({ low: z.number(), likely: z.number(), high: z.number() })

/** What each field means stands at `Disagreement`. */
const disagreementSchema: z.ZodType<Disagreement> = z.object({
  project: z.string(),
  title: z.string(),
  people: z.array(
    z.object({
      ...standFields,
      name: z.string(),
      isAhead: z.boolean().nullable(),
      otherPlan: z.object({ enters: z.array(z.string()), leaves: z.array(z.string()) }).nullable(),
    }),
  ),
  inUse: z.object(standFields),
  pooled: z.object(standFields),
  rival: z.object({ id: z.string(), title: z.string(), role: z.enum(RIVAL_ROLES), leverage: z.number() }).nullable(),
  planChange: z.number(),
  gain: z.number(),
  questions: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      unit: z.enum(['weeks', 'share']),
      stated: estimateSchema,
      people: z.array(z.object({ name: z.string(), estimate: estimateSchema, mean: z.number() })),
      pooled: estimateSchema,
      interval: z.object({ low: z.number(), high: z.number() }),
      gain: z.number(),
    }),
  ),
  words: z.string(),
})

/** Where people differ, by how much hangs on it. */
export const disagreementsSchema = z.object({
  /** ISO 8601, UTC. */
  asOf: z.string(),
  lens: z.string(),
  weights: weightsSchema,
  evidenceVersion: z.string(),
  quarter: z.string(),
  disagreements: z.array(disagreementSchema),
})
export type DisagreementsReport = z.infer<typeof disagreementsSchema>

/** A whole review, as a file or a terminal shows it. */
export const reviewSchema = z.object({
  quarter: z.string(),
  label: z.string(),
  lens: z.string(),
  asOf: z.string(),
  evidenceVersion: z.string(),
  seed: z.number().int(),
  draws: z.number().int(),
  /** Where it hurts most, and what nobody works on. */
  pain: z.array(z.string()),
  plan: planReportSchema,
  lenses: robustnessSchema.shape.lenses,
  /** Where lenses and people differ, as a sentence. */
  differ: z.string(),
  /** Pairs that trade places at a weight between those of two lenses. */
  flips: z.array(
    robustnessSchema.shape.weightFlips
      .unwrap()
      .element.shape.shown.unwrap()
      .element.extend({
        dimension: z.enum(DIMENSIONS),
      }),
  ),
  disagreements: z.array(disagreementSchema),
  /** Projects with estimates that are not revealed yet, and who has answered. */
  waiting: z.array(z.object({ project: z.string(), title: z.string(), answered: z.array(z.string()) })),
  decisions: z.array(decisionSchema),
})
export type Review = z.infer<typeof reviewSchema>
