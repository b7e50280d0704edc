import { z } from 'zod'
import { ASSUMPTIONS, type AssumptionName } from '../assumption.ts'
import { BUSINESS_FIGURES, type BusinessReport } from '../insight/business/business.ts'

export type { BusinessReport } from '../insight/business/business.ts'

const lostAvoided = z.object({ lost: z.number(), avoided: z.number() })
const titled = { id: z.string(), title: z.string() }
const assumptionsSchema = z
  .array(
    z.object({
      name: z.enum(Object.keys(ASSUMPTIONS) as [AssumptionName, ...AssumptionName[]]),
      value: z.number(),
      unit: z.string(),
      meaning: z.string(),
    }),
  )
  .readonly()

/** A plan in money and customers; what each field means stands at `BusinessReport`. */
export const businessReportSchema = z.object({
  asOf: z.string(),
  evidenceVersion: z.string(),
  currency: z.string().nullable(),
  period: z.object({ quarter: z.string(), label: z.string(), days: z.number().int() }),
  plan: z.array(z.object(titled)).readonly(),
  money: z.object({
    total: lostAvoided.nullable(),
    outages: lostAvoided.nullable(),
    credits: lostAvoided.nullable(),
    atStake: lostAvoided.nullable(),
  }),
  services: z.array(z.object({ ...titled, minutes: lostAvoided, revenue: lostAvoided.nullable() })).readonly(),
  accounts: z
    .array(
      z.object({
        ...titled,
        segment: z.string().nullable(),
        annualRevenue: z.number(),
        minutes: lostAvoided,
        share: z.number(),
        notices: z.boolean(),
        credits: lostAvoided.nullable(),
        services: z.array(lostAvoided.extend({ id: z.string() })).readonly(),
      }),
    )
    .readonly(),
  segments: z
    .array(
      z.object({
        segment: z.string().nullable(),
        accounts: z.number().int(),
        noticing: z.number().int(),
        annualRevenue: z.number(),
        credits: lostAvoided,
        atStake: lostAvoided,
      }),
    )
    .readonly(),
  needs: z
    .array(
      z.object({
        ...titled,
        service: z.string().nullable(),
        accounts: z.array(z.string()).readonly(),
        project: z.string().nullable(),
        closed: z.number(),
        atStake: lostAvoided.nullable(),
      }),
    )
    .readonly(),
  openNeeds: z.number().int(),
  assumptions: z.record(z.enum(BUSINESS_FIGURES), assumptionsSchema),
  words: z.object({
    headline: z.string(),
    accounts: z.string(),
    outages: z.string(),
    credits: z.string(),
    atStake: z.string(),
    needs: z.string(),
  }),
}) satisfies z.ZodType<BusinessReport>
