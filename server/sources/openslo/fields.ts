import { z } from 'zod'
import { UNMAPPED } from '../../../model/evidence/service.ts'
import { textSchema } from '../json-row.ts'
import { parseInstant } from '../time.ts'

const NAME_FORM = 'write 1 to 63 small letters, digits and hyphens, a letter or digit first and last (RFC 1123)'

/** The name of an object, or a reference to one. */
export const nameSchema = z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, NAME_FORM)

/** A service's name as an objective states it. */
export const serviceSchema = textSchema
  .trim()
  .min(1, 'write the name of the service, such as service: checkout')
  .max(200, 'a name has at most 200 characters')
  .refine((name) => name !== UNMAPPED, `"${UNMAPPED}" is kept for incidents without a service; choose another name`)

export const descriptionSchema = textSchema.nullish()

export const metadataSchema = z.strictObject({
  name: nameSchema,
  displayName: textSchema.nullish(),
  /** A text or a list of texts each, as the version has it; nothing is read from them. */
  labels: z.record(z.string(), z.unknown()).nullish(),
  annotations: z.record(z.string(), z.unknown()).nullish(),
})

export const operatorSchema = z.enum(['lte', 'gte', 'lt', 'gt'])

export const calendarSchema = z.strictObject({
  startTime: z
    .string()
    .refine((text) => parseInstant(text) !== null, 'write a local date and time such as 2026-01-01 00:00:00'),
  timeZone: z.string().refine(isTimeZone, 'write a time zone such as UTC or America/New_York'),
})

/** At least 0, below 1. */
export const targetSchema = z.number().refine((target) => target >= 0 && target < 1, {
  error: ({ input }) =>
    Number(input) > 1 && Number(input) < 100
      ? `write a share below 1, or targetPercent: ${input}`
      : 'write a share of at least 0 and below 1, such as 0.999',
})

export const timeSliceTargetSchema = z
  .number()
  .refine((target) => target > 0 && target <= 1, 'write a share above 0 and at most 1, such as 0.95')

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
