import { z } from 'zod'
import { UNAVAILABLE_REASONS } from '../portfolio/order.ts'
import type { PlanReport } from '../portfolio/plan-report.ts'
import { idSchema } from './project.ts'
import { amountsSchema, noteSchema, weightsSchema } from './ranking.ts'

export type { PlanReport } from '../portfolio/plan-report.ts'

const shortageFields = { team: z.string().nullable(), needs: z.number(), free: z.number() }

const reasonSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('locked-out') }),
  z.object({ code: z.literal('needs-unavailable'), needs: z.string(), why: z.enum(UNAVAILABLE_REASONS) }),
  z.object({ code: z.literal('needs-conflict'), pair: z.tuple([z.string(), z.string()]).readonly() }),
  z.object({ code: z.literal('excluded-by'), member: z.string() }),
  z.object({ code: z.literal('needs-left-out'), needs: z.string() }),
  z.object({ code: z.literal('adds-nothing') }),
  z.object({ code: z.literal('does-not-fit'), ...shortageFields }),
  z.object({ code: z.literal('displaces-more'), ...shortageFields }),
])

const ids = z.array(z.string()).readonly()
const plannedFields = {
  id: z.string(),
  title: z.string(),
  value: z.number(),
  leverage: z.number(),
  effort: z.number(),
  teams: z.array(z.object({ team: z.string(), weeks: z.number() })).readonly(),
  needs: ids,
}
const foundFields = { value: z.number(), bound: z.number(), isOptimal: z.boolean() }

const teamUsesSchema = z
  .array(
    z.object({
      team: z.string().nullable(),
      title: z.string(),
      capacity: z.number().nullable(),
      used: z.number(),
      free: z.number().nullable(),
    }),
  )
  .readonly()

const planSchema = z.object({
  ...foundFields,
  gap: z.number(),
  effort: z.number(),
  members: z
    .array(z.object({ ...plannedFields, marginal: z.number(), lockedIn: z.boolean(), neededBy: ids }))
    .readonly(),
  teams: teamUsesSchema,
  leftOut: z
    .array(z.object({ ...plannedFields, gain: z.number(), reason: reasonSchema, words: z.string() }))
    .readonly(),
  firstLeftOut: z
    .object({
      id: z.string(),
      title: z.string(),
      gain: z.number(),
      withIt: z.object({ ...foundFields, members: ids, costs: z.number() }).nullable(),
    })
    .nullable(),
})

const pairsSchema = z.array(z.tuple([z.string(), z.string()]).readonly()).readonly()

const handPlanSchema = z.object({
  members: ids,
  effort: z.number(),
  teams: teamUsesSchema,
  adds: z.array(z.object({ id: z.string(), adds: z.number() })).readonly(),
  avoided: amountsSchema,
  givenUp: z.object({ mean: z.number(), p10: z.number(), p90: z.number() }),
  value: z.number(),
  atLeast: z.number(),
  atMost: z.number(),
  share: z.number(),
  isFeasible: z.boolean(),
  overfull: z.array(z.object({ team: z.string().nullable(), needs: z.number(), capacity: z.number() })).readonly(),
  missing: z.array(z.object({ id: z.string(), needs: z.string() })).readonly(),
  excluded: pairsSchema,
  barred: ids,
  lockedInMissing: ids,
  unknown: ids,
})

/** The best plan of a period; what each field means stands at `PlanReport`. */
export const planReportSchema = z.object({
  asOf: z.string(),
  lens: z.string(),
  weights: weightsSchema,
  evidenceVersion: z.string(),
  currency: z.string().nullable(),
  horizonDays: z.number(),
  period: z.object({
    quarter: z.string(),
    label: z.string(),
    from: z.string(),
    to: z.string(),
    days: z.number().int(),
  }),
  order: z.object({
    teams: z.array(z.object({ id: z.string(), title: z.string(), capacity: z.number().nullable() })).readonly(),
    lockedIn: ids,
    lockedOut: ids,
    exclusions: pairsSchema,
  }),
  plan: planSchema,
  inPeriod: z.object({ lost: amountsSchema, avoided: amountsSchema }),
  frontier: z
    .array(
      z.object({
        scale: z.number(),
        capacity: z.number(),
        plan: z.object({ ...foundFields, gap: z.number(), effort: z.number(), members: ids }).nullable(),
      }),
    )
    .readonly(),
  mine: handPlanSchema.nullable(),
  notes: z.array(noteSchema).readonly(),
  words: z.object({
    plan: z.string(),
    capacity: z.string(),
    leftOut: z.string(),
    frontier: z.string().nullable(),
    mine: z.string().nullable(),
    proof: z.string(),
  }),
}) satisfies z.ZodType<PlanReport>

const MOST_IDS = 1_000
const idsSchema = z.array(idSchema).max(MOST_IDS, `name at most ${MOST_IDS} projects`)

/** What a plan is asked for as a body; every field may be left out. */
export const planOrderSchema = z.strictObject({
  /** "2025Q1"; the next quarter when left out. */
  quarter: z.string().optional(),
  /** A date or a time with a zone; today, or the first day of a quarter that is over, when left out. */
  asOf: z.string().optional(),
  lens: z.string().min(1).optional(),
  weights: weightsSchema
    .refine((weights) => Object.values(weights).some((weight) => weight > 0), { error: 'one weight must be above 0' })
    .optional(),
  /** Engineer-weeks by team, holidays taken out; null lifts the limit. Teams left out keep what they have stated. */
  capacity: z
    .record(idSchema, z.number().min(0, 'a capacity is 0 engineer-weeks or more').max(100_000).nullable())
    .optional(),
  lockedIn: idsSchema.optional(),
  lockedOut: idsSchema.optional(),
  /** Pairs of which at most one is done. */
  exclusions: z
    .array(z.tuple([idSchema, idSchema]))
    .max(MOST_IDS)
    .optional(),
  /** A set picked by hand, to compare with. */
  mine: idsSchema.optional(),
  /** Milliseconds for the search of the plan itself. */
  deadline: z.number().int().min(10).max(20_000).optional(),
})
