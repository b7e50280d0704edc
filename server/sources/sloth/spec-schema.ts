import { z } from 'zod'
import { textSchema } from '../json-row.ts'

const name = textSchema.regex(/^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/, {
  error: 'write 1 to 63 letters, digits, hyphens, dots and underscores, a letter or digit first and last',
})
const expression = textSchema.trim().min(1, 'write a PromQL expression')
const objective = z
  .number()
  .refine((percent) => percent > 0 && percent < 100, 'write a percentage above 0 and below 100, such as 99.9')

/** Alerts are Sloth's to make; what it refuses in them is refused here too. */
const alerting = (page: string, ticket: string) =>
  z
    .looseObject({ name: z.string().nullish() })
    .nullish()
    .superRefine((stated, context) => {
      const isOff = (alert: unknown) => (alert as { disable?: unknown } | null | undefined)?.disable === true
      if (!stated || stated.name || (isOff(stated[page]) && isOff(stated[ticket]))) return
      context.addIssue({
        code: 'custom',
        path: ['name'],
        message: `write a name, or disable both ${page} and ${ticket}`,
      })
    })

const oneSli = { error: 'write one of events, raw and plugin' }
const isOne = (sli: object) => Object.values(sli).filter((form) => form != null).length === 1
const plugin = z.looseObject({ id: z.string().min(1) })

/** prometheus/v1: a plain file. */
const plainSlo = z.object({
  name,
  objective,
  description: textSchema.nullish(),
  sli: z
    .object({
      events: z.object({ error_query: expression, total_query: expression }).nullish(),
      raw: z.object({ error_ratio_query: expression }).nullish(),
      plugin: plugin.nullish(),
    })
    .refine(isOne, oneSli)
    .transform(({ events, raw }) => sliOf(events?.error_query, events?.total_query, raw?.error_ratio_query)),
  alerting: alerting('page_alert', 'ticket_alert'),
})

/** sloth.slok.dev/v1: the same as a Kubernetes object. */
const kubernetesSlo = z.object({
  name,
  objective,
  description: textSchema.nullish(),
  sli: z
    .object({
      events: z.object({ errorQuery: expression, totalQuery: expression }).nullish(),
      raw: z.object({ errorRatioQuery: expression }).nullish(),
      plugin: plugin.nullish(),
    })
    .refine(isOne, oneSli)
    .transform(({ events, raw }) => sliOf(events?.errorQuery, events?.totalQuery, raw?.errorRatioQuery)),
  alerting: alerting('pageAlert', 'ticketAlert'),
})

const slos = <Slo extends z.ZodType>(slo: Slo) => z.array(slo).min(1, 'write at least one SLO')

export const plainSpec = z.object({ version: z.literal('prometheus/v1'), service: name, slos: slos(plainSlo) })
export const kubernetesSpec = z.object({
  apiVersion: z.literal('sloth.slok.dev/v1'),
  kind: z.literal('PrometheusServiceLevel'),
  spec: z.object({ service: name, slos: slos(kubernetesSlo) }),
})

/** The indicator of an SLO as PromQL, with {{.window}} where the length of the look back stands. */
export type SlothSli =
  | { readonly type: 'events'; readonly errors: string; readonly total: string }
  | { readonly type: 'raw'; readonly errorRatio: string }
  /** Its expressions come out of a program of Sloth's. */
  | { readonly type: 'plugin' }

export interface SlothSpec {
  readonly service: string
  readonly slos: readonly {
    readonly name: string
    readonly objective: number
    readonly sli: SlothSli
  }[]
}

function sliOf(errors: string | undefined, total: string | undefined, errorRatio: string | undefined): SlothSli {
  if (errors !== undefined && total !== undefined) return { type: 'events', errors, total }
  return errorRatio === undefined ? { type: 'plugin' } : { type: 'raw', errorRatio }
}
