import { z } from 'zod'
import { addressSchema, coveredFromSchema } from '../incident-feed/feed-config.ts'
import { sliceMinutes, WINDOW_FORMS, windowDays } from '../openslo/duration.ts'

/** Minutes of a bucket: whole parts of an hour, none finer than what is kept. */
const STEPS = [5, 10, 15, 20, 30, 60]
const DEFAULT_STEP = '5m'

const expression = z.string().trim().min(1, 'write a PromQL expression')
const label = z.string().regex(/^[a-zA-Z_]\w*$/, 'must be the name of a label')

const indicatorSchema = z
  .strictObject({
    /** Stable: what was measured is kept under it. */
    id: z.string().min(1).max(200),
    title: z.string().min(1).max(500).optional(),
    /** A service's id or name. */
    service: z.string().min(1),
    /** The id of the objective it is measured for; its own id when it states an objective here. */
    slo: z.string().min(1).optional(),
    /** Good events of each bucket: increase(...[5m]) of a counter, not the counter itself. `{{.window}}` stands for the step. */
    good: expression.optional(),
    /** Instead of `good`. */
    bad: expression.optional(),
    /** All events of each bucket, in the same unit; seconds will do. */
    total: expression.optional(),
    /** Instead of good and total: the share of good events, 0 to 1. */
    ratio: expression.optional(),
    /** The same as the share of bad events. */
    errorRatio: expression.optional(),
    /** With a ratio: events a minute, taken as even; 1 when left out, so that each minute counts alike. */
    traffic: z.number().positive().optional(),
    /** States an objective here, where no definition does: a share of good events such as 0.999. */
    objective: z.number().min(0).lt(1, 'must be below 1; write 0.999 for 99.9%').optional(),
    /** The objective's rolling window; 28d when left out. */
    window: z
      .string()
      .refine((text) => windowDays(text) !== null, `write a duration such as ${WINDOW_FORMS}`)
      .optional(),
  })
  .refine(
    ({ good, bad, total, ratio, errorRatio }) => {
      const counted = [good, bad].filter((part) => part !== undefined).length
      const ratios = [ratio, errorRatio].filter((part) => part !== undefined).length
      return total === undefined ? counted === 0 && ratios === 1 : counted === 1 && ratios === 0
    },
    { error: 'write total with either good or bad, or one of ratio and errorRatio' },
  )
  .refine(({ traffic, total }) => traffic === undefined || total === undefined, {
    error: 'is for a ratio; total says how many events there are',
    path: ['traffic'],
  })
  .refine(({ objective, window }) => window === undefined || objective !== undefined, {
    error: 'is the window of an objective; write objective: 0.999 too',
    path: ['window'],
  })
export type IndicatorConfig = z.infer<typeof indicatorSchema>

const files = z.array(z.string().min(1)).min(1, 'name at least one file or folder').meta({ file: true })
const file = z.string().min(1).meta({ file: true })

export const configSchema = z
  .strictObject({
    /** Where the HTTP interface is, up to and without /api/v1: Prometheus, Thanos, Mimir, Cortex. */
    url: addressSchema,
    basic: z.strictObject({ username: z.string().min(1), password: z.string().meta({ secret: true }) }).optional(),
    bearer: z.string().min(1).meta({ secret: true }).optional(),
    /** PEM files: a client certificate with its key, and the authority that signed the server's. */
    tls: z
      .strictObject({ certificate: file.optional(), key: file.optional(), authority: file.optional() })
      .refine(({ certificate, key }) => (certificate === undefined) === (key === undefined), {
        error: 'name both certificate and key',
      })
      .optional(),
    /** Whose series, where one server holds several tenants' (X-Scope-OrgID of Mimir, Cortex and Loki). */
    tenant: z.string().min(1).optional(),
    /** Length of a bucket: 5m, 10m, 15m, 20m, 30m or 1h. */
    step: z
      .string()
      .refine((text) => STEPS.includes(sliceMinutes(text) ?? 0), 'must be 5m, 10m, 15m, 20m, 30m or 1h')
      .default(DEFAULT_STEP),
    /** Since when indicators are read; 35 days ago when left out. */
    coveredFrom: coveredFromSchema.optional(),
    indicators: z.array(indicatorSchema).min(1).optional(),
    /** Objectives and their error ratios as the recording rules of Sloth or Pyrra leave them here. */
    discover: z.enum(['sloth', 'pyrra']).optional(),
    /** Label values that what is discovered must have, where several clusters record the same objectives. */
    where: z.record(label, z.string()).optional(),
    /** OpenSLO files whose indicators name a Prometheus: their expressions are asked here. */
    openslo: files.optional(),
    /** Sloth specifications, likewise. */
    sloth: files.optional(),
  })
  .refine(({ indicators, discover, openslo, sloth }) => Boolean(indicators ?? discover ?? openslo ?? sloth), {
    error: 'say what to measure: indicators, discover, openslo or sloth',
  })
  .refine(({ basic, bearer }) => basic === undefined || bearer === undefined, {
    error: 'give either basic or bearer',
    path: ['bearer'],
  })
  .refine(({ indicators = [] }) => new Set(indicators.map(({ id }) => id)).size === indicators.length, {
    error: 'give each indicator an id of its own',
    path: ['indicators'],
  })
export type PrometheusConfig = z.infer<typeof configSchema>

/** Minutes of a bucket. */
export const stepMinutes = ({ step }: Pick<PrometheusConfig, 'step'>): number => sliceMinutes(step) ?? 5
