import { z } from 'zod'
import { CAUSES } from '../evidence/cause.ts'
import type { AREA_MEASURES, AreasReport } from '../insight/areas/area.ts'
import { AREA_PERIODS } from '../insight/areas/period.ts'
import { estimateSchema, noteSchema, provenanceSharesSchema, rankingSchema } from './ranking.ts'
import { evidenceRowSchema } from './resource.ts'

export type { AreaCell, AreasReport } from '../insight/areas/area.ts'

const lossSchema = z.object({ reliability: z.number(), revenue: z.number(), toil: z.number() }) satisfies z.ZodType<
  Record<(typeof AREA_MEASURES)[number], number>
>

const cellSchema = z.object({
  service: z.string(),
  cause: z.enum(CAUSES),
  expected: lossSchema,
  avoided: lossSchema,
  uncovered: lossSchema,
  provenance: provenanceSharesSchema,
  incidents: z.number().int(),
  weekly: z.array(provenanceSharesSchema).readonly(),
  fourWeeks: z.number(),
})

/** Where it hurts and whether anybody is on it; what each field means stands at `AreasReport`. */
export const areasSchema = z.object({
  asOf: z.string(),
  evidenceVersion: z.string(),
  currency: z.string().nullable(),
  period: z.enum(AREA_PERIODS),
  periodDays: z.number(),
  pastDays: z.number(),
  leastShare: z.number(),
  seed: z.number().int(),
  draws: z.number().int(),
  expected: lossSchema,
  avoided: lossSchema,
  uncovered: lossSchema,
  minutes: estimateSchema,
  candidates: z.number().int(),
  basis: rankingSchema.shape.basis,
  services: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        expected: lossSchema,
        uncovered: lossSchema,
        issues: z.number().int(),
      }),
    )
    .readonly(),
  cells: z.array(cellSchema).readonly(),
  weeks: z
    .array(
      z.object({
        start: z.string(),
        end: z.string(),
        minutes: provenanceSharesSchema,
        largest: z.object({ incident: z.string(), service: z.string(), startedAt: z.string() }).nullable(),
      }),
    )
    .readonly(),
  together: z
    .array(z.object({ services: z.tuple([z.string(), z.string()]).readonly(), both: z.number(), either: z.number() }))
    .readonly(),
  origins: z
    .array(
      z.object({
        service: z.string(),
        own: z.number(),
        elsewhere: z.array(z.object({ root: z.string(), minutes: z.number() })).readonly(),
        unknown: z.number(),
      }),
    )
    .readonly(),
  notes: z.array(noteSchema).readonly(),
}) satisfies z.ZodType<AreasReport>

/** The rows behind one service and cause: what happened, and what is expected for other reasons. */
export const areaRowsSchema = z.object({
  asOf: z.string(),
  service: z.string(),
  cause: z.enum(CAUSES),
  total: z.number().int(),
  /** Most minutes lost first; `avoidedMinutes` is what all candidates would avoid together. */
  rows: z.array(
    evidenceRowSchema.extend({
      /** Minutes from start to end. */
      lastedMinutes: z.number(),
    }),
  ),
  /** Expected and avoided minutes that come from the company's rate, from risks and from burn outside incidents. */
  other: z.array(z.object({ label: z.string(), expectedMinutes: z.number(), avoidedMinutes: z.number() })),
})
export type AreaRows = z.infer<typeof areaRowsSchema>
