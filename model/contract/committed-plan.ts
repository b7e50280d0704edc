import { z } from 'zod'
import { DEFAULT_ASSUMPTIONS } from '../assumption.ts'
import { minutes, money, ratio } from '../quantity.ts'
import { businessReportSchema } from './business.ts'
import { evidenceSchema } from './evidence.ts'
import { planOrderSchema, planReportSchema } from './plan.ts'
import { idSchema } from './project.ts'
import { weightsSchema } from './ranking.ts'
import { sloForecastsSchema } from './slo-forecast.ts'
import { LONGEST_REASON, LONGEST_TITLE } from './text-limits.ts'

const ids = z.array(z.string())
const steps = z.number().int().min(1).nullable()

/**
 * Everything that the figures of a committed plan are computed from. Written once and read for years: a later shape needs
 * a later format, and reads this one still. An assumption that came after it is the default.
 */
export const planBundleSchema = z.object({
  /** 1: without `customers`. */
  format: z.union([z.literal(1), z.literal(2)]),
  evidence: evidenceSchema.extend({
    assumptions: evidenceSchema.shape.assumptions
      .partial()
      .transform((kept) => ({ ...DEFAULT_ASSUMPTIONS, ...(kept as Partial<typeof DEFAULT_ASSUMPTIONS>) })),
  }),
  lens: z.object({ id: z.string(), weights: weightsSchema }),
  /** "2026Q4" */
  quarter: z.string(),
  order: z.object({
    teams: z.array(z.object({ id: z.string(), title: z.string(), capacity: z.number().nullable() })),
    lockedIn: ids,
    lockedOut: ids,
    exclusions: z.array(z.tuple([z.string(), z.string()])),
  }),
  /** The projects that are committed to. */
  members: ids,
  /** What capacities are multiplied by along the frontier. */
  scales: z.array(z.number()),
  /** At which step the time of each search was up; null where it ended by itself. Replayed, so no clock takes part. */
  steps: z.object({ plan: steps, firstLeftOut: steps, frontier: z.array(steps) }),
  /** Objectives with what they had left. */
  objectives: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      objective: z.number(),
      ahead: z.object({
        service: z.string(),
        remainingMinutes: z.number(),
        days: z.number(),
        slices: z.object({
          budgetingMethod: z.enum(['Occurrences', 'Timeslices', 'RatioTimeslices']),
          timeSliceTarget: z.number().transform(ratio).nullable(),
          timeSliceWindow: z.number().transform(minutes).nullable(),
        }),
      }),
    }),
  ),
  /** What the figures of the business stand on; nobody's name is in it, since nothing here can be erased. */
  customers: z
    .object({
      accounts: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          annualRevenue: z.number().transform(money),
          tier: z.string().nullable(),
          services: ids,
          credits: z.array(z.object({ below: z.number().transform(ratio), credit: z.number().transform(ratio) })),
        }),
      ),
      /** Open ones. */
      requests: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          service: z.string().nullable(),
          accounts: ids,
          project: z.string().nullable(),
        }),
      ),
    })
    .nullable()
    .default(null),
})
export type PlanBundle = z.infer<typeof planBundleSchema>

/** The figures of a committed plan: those on the screen when it was committed. */
export const committedFiguresSchema = z.object({
  plan: planReportSchema,
  slos: sloForecastsSchema.shape.slos,
  /** In money and customers; null for a plan that was committed before this was frozen with it, and for a share link. */
  business: businessReportSchema.nullable().default(null),
})
export type CommittedFigures = z.infer<typeof committedFiguresSchema>

const headFields = {
  /** "2026q4-1" */
  id: z.string(),
  title: z.string(),
  /** Why this one and not the best; null when nobody said. */
  reason: z.string().nullable(),
  quarter: z.string(),
  committedAt: z.string(),
  /** Of the program that computed it. */
  version: z.string(),
  /** SHA-256 of everything that it was computed from. */
  hash: z.string(),
}

/** What a list of committed plans shows of each. */
export const committedHeadSchema = z.object({
  ...headFields,
  projects: z.number().int(),
  /** Share of all the pain that it removes. */
  value: z.number(),
})
export const committedPlansSchema = z.object({ plans: z.array(committedHeadSchema) })
export type CommittedHead = z.infer<typeof committedHeadSchema>

/** One committed plan as it was. */
export const committedPlanSchema = z.object({
  ...headFields,
  /** Of the simulation. */
  seed: z.number().int(),
  draws: z.number().int(),
  services: z.array(z.object({ id: z.string(), title: z.string() })),
  /** All that the figures were computed with, by name. */
  assumptions: z.record(z.string(), z.number()),
  figures: committedFiguresSchema,
})
export type CommittedPlan = z.infer<typeof committedPlanSchema>

/** A committed plan computed once more from what was kept of it. */
export const verificationSchema = z.object({
  id: z.string(),
  /** Every figure is the same and what it was computed from is as it was kept. */
  reproduces: z.boolean(),
  /** How many figures and names were compared. */
  compared: z.number().int(),
  hash: z.object({ kept: z.string(), now: z.string() }),
  version: z.object({ kept: z.string(), now: z.string() }),
  /** The first of those that differ, as text. */
  differences: z.array(z.object({ path: z.string(), kept: z.string(), now: z.string() })),
})
export type Verification = z.infer<typeof verificationSchema>

/** What is committed to: an order with the projects picked, and the evidence it was looked at with. */
export const commitRequestSchema = z.strictObject({
  title: z.string().trim().min(1, 'a plan needs a title').max(LONGEST_TITLE),
  reason: z.string().trim().min(1).max(LONGEST_REASON).nullable(),
  /** As the report on the screen says; a plan is not committed with other figures than those that were seen. */
  evidenceVersion: z.string(),
  order: planOrderSchema.omit({ deadline: true, asOf: true }).required({ mine: true }),
})
export type CommitRequest = z.infer<typeof commitRequestSchema>

/** One of several plans of a quarter that people keep to compare; `order.mine` are the projects in it. */
export const scenarioFieldsSchema = z.strictObject({
  title: z.string().trim().min(1, 'a scenario needs a title').max(LONGEST_TITLE),
  order: planOrderSchema.omit({ deadline: true, asOf: true }).required({ mine: true, quarter: true }),
})
export const scenarioSchema = scenarioFieldsSchema.extend({
  id: idSchema,
  revision: z.number().int(),
  editedAt: z.string(),
})
export const scenariosSchema = z.object({ scenarios: z.array(scenarioSchema) })
export type Scenario = z.infer<typeof scenarioSchema>
export type ScenarioFields = z.infer<typeof scenarioFieldsSchema>
/** A scenario put in the place of the one with this revision. */
export const scenarioSaveSchema = scenarioFieldsSchema.extend({ revision: z.number().int().min(1) })
