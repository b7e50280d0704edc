import { z } from 'zod'
import { BUDGETING_METHODS } from '../../../model/evidence/slo.ts'
import { textSchema } from '../json-row.ts'
import { policiesSchema } from './alert-schema.ts'
import type { Definition } from './definition.ts'
import { SLICE_FORMS, sliceMinutes, WINDOW_FORMS, windowDays } from './duration.ts'
import {
  calendarSchema,
  descriptionSchema,
  nameSchema,
  operatorSchema,
  serviceSchema,
  targetSchema,
  timeSliceTargetSchema,
} from './fields.ts'
import { v1InlineIndicator, v2InlineIndicator } from './indicator-schema.ts'
import { type Complain, definitionOf } from './slo-definition.ts'

const timeWindow = z.strictObject({
  duration: z.string().refine((text) => windowDays(text) !== null, {
    error: ({ input }) =>
      /^\d+m$/.test(String(input)) ? `m is minutes; write 1M for a month` : `write a duration such as ${WINDOW_FORMS}`,
  }),
  isRolling: z.boolean().nullish(),
  calendar: calendarSchema.nullish(),
})

const objectiveFields = {
  displayName: textSchema.nullish(),
  op: operatorSchema.nullish(),
  value: z.number().nullish(),
  target: targetSchema.nullish(),
  targetPercent: z
    .number()
    .refine((percent) => percent >= 0 && percent < 100, 'write a percentage of at least 0 and below 100, such as 99.9')
    .nullish(),
  timeSliceTarget: timeSliceTargetSchema.nullish(),
  timeSliceWindow: z
    .union([z.number(), z.string()])
    .refine((stated) => (typeof stated === 'string' ? sliceMinutes(stated) !== null : stated > 0), {
      error: `write a duration such as ${SLICE_FORMS}`,
    })
    .nullish(),
  compositeWeight: z.number().positive().nullish(),
}

const sloFields = {
  description: descriptionSchema,
  timeWindow: z.array(timeWindow).length(1, 'write exactly one time window'),
  budgetingMethod: z.enum(BUDGETING_METHODS),
  alertPolicies: policiesSchema,
}

const v1Slo = z.strictObject({
  ...sloFields,
  service: serviceSchema,
  indicator: v1InlineIndicator.nullish(),
  indicatorRef: nameSchema.nullish(),
  objectives: z
    .array(
      z.strictObject({
        ...objectiveFields,
        indicator: v1InlineIndicator.nullish(),
        indicatorRef: nameSchema.nullish(),
      }),
    )
    .min(1, 'write at least one objective'),
})
const v2Slo = z.strictObject({
  ...sloFields,
  // Both names have been in use: the version is still a draft.
  service: serviceSchema.nullish(),
  serviceRef: serviceSchema.nullish(),
  sli: v2InlineIndicator.nullish(),
  sliRef: nameSchema.nullish(),
  objectives: z
    .array(z.strictObject({ ...objectiveFields, sli: v2InlineIndicator.nullish(), sliRef: nameSchema.nullish() }))
    .min(1, 'write at least one objective'),
})

/** The spec of a v1 SLO, in our form. */
export const v1SloSpec = v1Slo.transform(
  (spec, context): Definition => definitionOf(spec, 'indicator', complainingTo(context)),
)

/** The spec of a v2alpha SLO, in our form. */
export const v2SloSpec = v2Slo.transform((spec, context): Definition => {
  const complain = complainingTo(context)
  const { service, serviceRef, sli, sliRef, objectives, ...rest } = spec
  const name = serviceRef ?? service
  if (name == null) complain(['serviceRef'], 'write the name of the service')
  const inWordsOfV1 = objectives.map((objective) => ({
    ...objective,
    indicator: objective.sli,
    indicatorRef: objective.sliRef,
  }))
  const slo = { ...rest, service: name ?? '', indicator: sli, indicatorRef: sliRef, objectives: inWordsOfV1 }
  return definitionOf(slo, 'sli', complain)
})

const complainingTo =
  (context: z.RefinementCtx): Complain =>
  (path, message) =>
    context.addIssue({ code: 'custom', path, message })
