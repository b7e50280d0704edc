import { z } from 'zod'

/** P(SLO met) of every objective at the end of its window, now and with a plan. */
export const sloForecastsSchema = z.object({
  asOf: z.string(),
  /** The projects of the plan, by id; empty without one. */
  plan: z.array(z.string()),
  slos: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      service: z.string(),
      objective: z.number(),
      /** Days ahead: to the end of a calendar window, or a whole rolling one. */
      days: z.number(),
      remainingMinutes: z.number(),
      lost: z.object({ p10: z.number(), p50: z.number(), p90: z.number() }),
      chanceMet: z.number(),
      chanceMetWithPlan: z.number().nullable(),
    }),
  ),
})
export type SloForecasts = z.infer<typeof sloForecastsSchema>
