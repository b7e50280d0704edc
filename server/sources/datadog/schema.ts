import { z } from 'zod'
import { textSchema } from '../json-row.ts'

/** One SLO as Datadog lists it, as far as we read it. Targets are percent. */
export const sloSchema = z.object({
  id: textSchema.min(1, 'must not be empty'),
  name: textSchema,
  type: z.enum(['metric', 'monitor', 'time_slice']),
  tags: z.array(textSchema).nullish(),
  thresholds: z.array(z.object({ timeframe: z.string(), target: z.number() })).min(1, 'must hold at least one'),
})
export type DatadogSlo = z.infer<typeof sloSchema>

/** Any row that can be asked for its history. */
export const identifiedSchema = z.object({ id: z.string().min(1) })

export const listSchema = z.object({
  data: z.array(z.unknown()),
  metadata: z.object({ page: z.object({ total_count: z.number().nullish() }).nullish() }).nullish(),
})

const valuesSchema = z.object({ values: z.array(z.number().nullable()) })

/** What a day of an SLO was: its share of good in percent, and for counted events how many good ones of how many. */
export const historySchema = z.object({
  data: z.object({
    overall: z.object({ sli_value: z.number().nullish() }).nullish(),
    series: z.object({ numerator: valuesSchema, denominator: valuesSchema }).nullish(),
  }),
})
export type DatadogHistory = z.infer<typeof historySchema>['data']
