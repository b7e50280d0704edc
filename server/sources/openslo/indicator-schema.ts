import { z } from 'zod'
import { descriptionSchema, metadataSchema, nameSchema } from './fields.ts'

const query = z.record(z.string(), z.unknown())

/** Where a metric of v1 comes from; what `spec` holds is the data source's own. */
const v1Metric = z.strictObject({
  metricSource: z.strictObject({ metricSourceRef: nameSchema.nullish(), type: z.string().nullish(), spec: query }),
})

const v2Metric = z.strictObject({
  dataSourceRef: nameSchema.nullish(),
  dataSourceSpec: z
    .strictObject({ description: descriptionSchema, type: z.string(), connectionDetails: z.unknown() })
    .nullish(),
  spec: query,
})

function indicatorSpec<Metric extends z.ZodType>(metric: Metric) {
  const ratioMetric = z
    .strictObject({
      counter: z.boolean().nullish(),
      good: metric.nullish(),
      bad: metric.nullish(),
      total: metric.nullish(),
      rawType: z.enum(['success', 'failure']).nullish(),
      raw: metric.nullish(),
    })
    .refine(({ good, bad, total, rawType, raw }) => {
      const parts = [good, bad].filter(Boolean).length
      return raw ? Boolean(rawType) && parts === 0 && !total : parts === 1 && Boolean(total)
    }, 'write total with either good or bad, or raw with rawType')
  return z
    .strictObject({
      description: descriptionSchema,
      thresholdMetric: metric.nullish(),
      ratioMetric: ratioMetric.nullish(),
    })
    .refine(
      ({ thresholdMetric, ratioMetric: ratio }) => Boolean(thresholdMetric) !== Boolean(ratio),
      'write one of ratioMetric and thresholdMetric',
    )
}

export const v1IndicatorSpec = indicatorSpec(v1Metric)
export const v2IndicatorSpec = indicatorSpec(v2Metric)

/** An indicator written inside an objective. */
export const v1InlineIndicator = z.strictObject({ metadata: metadataSchema.nullish(), spec: v1IndicatorSpec })
export const v2InlineIndicator = z.strictObject({ metadata: metadataSchema.nullish(), spec: v2IndicatorSpec })
