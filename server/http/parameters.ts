import { z } from 'zod'
import { DIMENSIONS, type PerDimension } from '../../model/evidence/lens.ts'
import { parseMoment } from '../usecases/as-of.ts'
import { readCapacity } from '../usecases/capacity.ts'

/** A date or a time with a zone. */
export const momentParameter = z
  .string()
  .meta({
    description: 'A date, its start in UTC, or a time with a zone',
    examples: ['2025-01-01', '2025-01-01T09:00:00Z'],
  })
  .transform((text, context) => {
    const moment = parseMoment(text)
    if (moment !== null) return moment
    context.addIssue({
      code: 'custom',
      message: 'must be a date such as 2025-01-01, or a time such as 2025-01-01T09:00:00Z',
    })
    return z.NEVER
  })
  .optional()

/** Four weights in percent, in the order reliability, revenue, toil, demand: 55,10,25,10. Any sum above 0 is scaled to 1. */
export const weightsParameter = z
  .string()
  .meta({ description: 'Weights of reliability, revenue, toil and demand in percent', examples: ['55,10,25,10'] })
  .transform((text, context): PerDimension => {
    const parts = text.split(',').map(Number)
    const sum = parts.reduce((total, part) => total + part, 0)
    if (parts.length === DIMENSIONS.length && parts.every((part) => part >= 0) && sum > 0 && Number.isFinite(sum)) {
      return Object.fromEntries(
        DIMENSIONS.map((dimension, index) => [dimension, (parts[index] as number) / sum]),
      ) as unknown as PerDimension
    }
    context.addIssue({
      code: 'custom',
      message: `must be ${DIMENSIONS.length} numbers from 0 with a sum above 0, such as 55,10,25,10`,
    })
    return z.NEVER
  })
  .optional()

/** What every answer about an order takes: as of when, and how the dimensions weigh. */
export const rankingParameters = {
  asOf: momentParameter,
  lens: z.string().min(1).optional(),
  weights: weightsParameter,
}

export const limitParameter = (most: number, otherwise: number) =>
  z.coerce.number().int().min(1).max(most).default(otherwise)

/** A parameter that may be given several times: ?lockIn=a&lockIn=b. */
export const listParameter = (description: string) =>
  z
    .union([z.string().min(1), z.array(z.string().min(1)).max(1_000)])
    .meta({ description })
    .transform((given): readonly string[] => (typeof given === 'string' ? [given] : given))
    .optional()

/** Engineer-weeks by team, each as TEAM=WEEKS: ?capacity=core=12&capacity=edge=7.5. */
export const capacityParameter = listParameter(
  'Engineer-weeks of a team, holidays taken out: TEAM=WEEKS; TEAM= lifts its limit',
)
  .unwrap()
  .transform((given, context): Readonly<Record<string, number | null>> => {
    const capacity: Record<string, number | null> = {}
    for (const text of given) {
      const read = readCapacity(text)
      if (read) capacity[read.team] = read.weeks
      else {
        context.addIssue({ code: 'custom', message: `"${text}" is not TEAM=WEEKS, such as core=12` })
        return z.NEVER
      }
    }
    return capacity
  })
  .optional()
