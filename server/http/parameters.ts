import { z } from 'zod'
import { DIMENSIONS, type PerDimension } from '../../model/evidence/lens.ts'
import { parseMoment } from '../usecases/as-of.ts'

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

export const limitParameter = (most: number, otherwise: number) =>
  z.coerce.number().int().min(1).max(most).default(otherwise)
