import { z } from 'zod'
import type { LearntCalibration } from '../insight/backtest/calibrated.ts'
import { type Instant, instant } from '../quantity.ts'

export const calibrationValuesSchema = z.object({ halfLife: z.number(), drift: z.number(), spread: z.number() })

/** What past quarters chose of the forecast's constants, and what they were then known to hold. */
export const learntCalibrationSchema = z.object({
  learntFrom: z.string(),
  quarters: z
    .array(
      z.object({
        /** Milliseconds since 1970, UTC: a quarter's end. */
        since: z.number().transform((value): Instant => instant(value)),
        values: calibrationValuesSchema.nullable(),
        quarters: z.number().int(),
        missesLess: z.number().nullable(),
      }),
    )
    .readonly(),
}) satisfies z.ZodType<LearntCalibration>
