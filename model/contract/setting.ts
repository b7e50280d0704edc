import { z } from 'zod'
import { DIMENSIONS } from '../evidence/lens.ts'
import { type Money, money } from '../quantity.ts'
import { shareSchema } from './edit.ts'
import { idSchema } from './project.ts'
import { weightsSchema } from './ranking.ts'

const title = z.string().trim().min(1, 'needs a title').max(500)
const WEIGHT_TOLERANCE = 1e-9

export const serviceChangesSchema = z
  .strictObject({
    title,
    /** 1 is the most important. */
    tier: z.number().int().min(1, 'a tier is 1 or more; 1 is the most important').max(99).nullable(),
    team: idSchema.nullable(),
    trafficShare: shareSchema.nullable(),
    /** In the installation's currency. */
    revenuePerMinute: z
      .number()
      .min(0, 'must be 0 or more')
      .max(1e12)
      .transform((value): Money => money(value))
      .nullable(),
    dependsOn: z.array(idSchema),
  })
  .partial()

export const teamChangesSchema = z
  .strictObject({
    title,
    /** Engineer-weeks free in the planning period. */
    capacity: z.number().min(0, 'must be 0 engineer-weeks or more').max(10_000).nullable(),
  })
  .partial()

export const lensChangesSchema = z
  .strictObject({
    title,
    weights: weightsSchema.refine(
      (weights) => Math.abs(DIMENSIONS.reduce((sum, name) => sum + weights[name], 0) - 1) <= WEIGHT_TOLERANCE,
      { error: 'weights must add up to 1' },
    ),
  })
  .partial()

/** The value instead of the default; its limits depend on the assumption. */
export const assumptionChangesSchema = z.strictObject({ value: z.number() })

/** An edit of a setting as it is kept. */
export const keptSettingSchema = <Changes extends z.ZodType>(changes: Changes) =>
  z.object({ changes, isMade: z.boolean() })
