import { z } from 'zod'
import type { Severity } from '../../../model/evidence/severity.ts'
import { instantSchema, textSchema } from '../json-row.ts'

/** Google's word for how bad it was, as the Statuspage severity with the same weight. */
export const SEVERITY_OF = { high: 'critical', medium: 'major', low: 'minor' } as const satisfies Record<
  string,
  Severity
>

const productSchema = z.object({ title: textSchema.min(1, 'must not be empty'), id: textSchema.min(1).nullish() })

/** One incident of Google Cloud's incidents.json, old form (no id, no products) or new, as far as we read it. */
export const incidentSchema = z.object({
  id: textSchema.min(1, 'must not be empty').nullish(),
  begin: instantSchema,
  created: instantSchema,
  end: instantSchema.nullish(),
  modified: instantSchema,
  external_desc: textSchema,
  severity: z.enum(['high', 'medium', 'low']),
  service_name: textSchema.min(1, 'must not be empty'),
  affected_products: z.array(productSchema).nullish(),
  uri: textSchema.nullish(),
  /** Newest first. */
  updates: z
    .array(z.object({ text: z.string().nullish() }))
    .nullish()
    .catch(null),
})
export type GoogleIncident = z.infer<typeof incidentSchema>
