import { z } from 'zod'
import { SIDES } from '../insight/backtest/interval-score.ts'
import { type BacktestReport, ORDERS_SHOWN, type ShownOrder } from '../insight/backtest/report.ts'

export type { BacktestReport } from '../insight/backtest/report.ts'

const intervalSchema = z.object({ mean: z.number(), standardError: z.number(), low: z.number(), high: z.number() })
const orderScoreSchema = z.object({ spearman: z.number().nullable(), captured: z.number().nullable() })
const perOrder = <Schema extends z.ZodType>(schema: Schema) =>
  z.object(Object.fromEntries(ORDERS_SHOWN.map((order) => [order, schema])) as Record<ShownOrder, Schema>)
const calibrationSchema = z.object({ halfLife: z.number(), drift: z.number(), spread: z.number() })

/** Every past quarter replayed with the data it had. */
export const backtestSchema = z.object({
  asOf: z.string(),
  quarters: z
    .array(
      z.object({
        quarter: z.string(),
        start: z.string(),
        end: z.string(),
        services: z.number().int(),
        chance: z.number(),
        orders: perOrder(orderScoreSchema),
        crps: z.number(),
        pastCrps: z.number(),
        held: z.number().int(),
        lost: z.number(),
        assumptions: calibrationSchema,
      }),
    )
    .readonly(),
  orders: z
    .array(
      z.object({
        order: z.enum(ORDERS_SHOWN),
        title: z.string(),
        spearman: z.number().nullable(),
        captured: z.number().nullable(),
        spearmanDifference: intervalSchema.nullable(),
        capturedDifference: intervalSchema.nullable(),
        quartersWon: z.number().int(),
      }),
    )
    .readonly(),
  coverage: z.object({
    of: z.number().int(),
    held: z.number().int(),
    above: z.number().int(),
    below: z.number().int(),
    share: z.number().nullable(),
  }),
  crps: z.object({
    leverage: z.number().nullable(),
    past: z.number().nullable(),
    gain: intervalSchema.nullable(),
  }),
  services: z
    .array(
      z.object({
        service: z.string(),
        title: z.string(),
        held: z.number().int(),
        cells: z
          .array(
            z.object({
              quarter: z.string(),
              side: z.enum(SIDES),
              observed: z.number(),
              p10: z.number(),
              p50: z.number(),
              p90: z.number(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
  calibration: z.object({
    values: calibrationSchema,
    usual: calibrationSchema,
    isChosen: z.boolean(),
    pinned: z.array(z.string()).readonly(),
    quarters: z.number().int(),
    gain: z.number().nullable(),
    standardError: z.number().nullable(),
    /** The gain as a share of the mean score of what holds without a choice. */
    missesLess: z.number().nullable(),
    words: z.string(),
  }),
  words: z.array(z.string()).readonly(),
}) satisfies z.ZodType<BacktestReport>
