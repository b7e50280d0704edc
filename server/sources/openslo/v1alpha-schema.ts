import { z } from 'zod'
import { textSchema } from '../json-row.ts'
import { type Definition, missingSliceField, windowContradiction, windowKindOf } from './definition.ts'
import { windowDays } from './duration.ts'
import {
  calendarSchema,
  descriptionSchema,
  operatorSchema,
  serviceSchema,
  targetSchema,
  timeSliceTargetSchema,
} from './fields.ts'
import { THRESHOLD_ADVICE } from './slo-definition.ts'

const UNITS = { Day: 'd', Week: 'w', Month: 'M', Quarter: 'Q', Year: 'Y' } as const
type Unit = keyof typeof UNITS

const metric = z.strictObject({ source: z.string(), queryType: z.string(), query: z.string() })

const timeWindow = z.strictObject({
  unit: z.enum(Object.keys(UNITS) as [Unit, ...Unit[]]),
  count: z.int().min(1, 'write a whole number of at least 1').max(999_999, 'is too long a window'),
  isRolling: z.boolean().nullish(),
  calendar: calendarSchema.nullish(),
})

const objective = z.strictObject({
  displayName: textSchema.nullish(),
  op: operatorSchema.nullish(),
  value: z.number().nullish(),
  target: targetSchema,
  timeSliceTarget: timeSliceTargetSchema.nullish(),
  ratioMetrics: z
    .strictObject({
      incremental: z.boolean().nullish(),
      counter: z.boolean().nullish(),
      good: metric,
      total: metric,
    })
    .nullish(),
})

/** The spec of a v1alpha SLO, in our form. */
export const v1alphaSloSpec = z
  .strictObject({
    description: descriptionSchema,
    service: serviceSchema,
    indicator: z.strictObject({ thresholdMetric: metric }).nullish(),
    timeWindows: z.array(timeWindow).length(1, 'write exactly one time window'),
    budgetingMethod: z.enum(['Occurrences', 'Timeslices']),
    objectives: z.array(objective).min(1, 'write at least one objective'),
  })
  .transform((spec, context): Definition => {
    const wrong = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message })
    const window = spec.timeWindows[0] as z.infer<typeof timeWindow>
    const contradiction = windowContradiction(window)
    if (contradiction) wrong(['timeWindows', 0, 'isRolling'], contradiction)
    const objectives = spec.objectives.map((stated, position) => {
      if (Boolean(stated.ratioMetrics) === Boolean(spec.indicator)) {
        wrong(
          ['objectives', position, 'ratioMetrics'],
          'write either spec.indicator or ratioMetrics in every objective',
        )
      }
      if (spec.indicator && (stated.op == null || stated.value == null)) {
        wrong(['objectives', position, stated.op == null ? 'op' : 'value'], THRESHOLD_ADVICE)
      }
      // This version has no timeSliceWindow to ask for.
      if (missingSliceField(spec.budgetingMethod, { ...stated, timeSliceWindow: 0 })) {
        wrong(['objectives', position, 'timeSliceTarget'], 'Timeslices needs it, such as timeSliceTarget: 0.95')
      }
      const { displayName, target, timeSliceTarget } = stated
      return { title: displayName ?? null, target, timeSliceTarget: timeSliceTarget ?? null, timeSliceMinutes: null }
    })
    return {
      service: spec.service,
      budgetingMethod: spec.budgetingMethod,
      windowDays: windowDays(`${window.count}${UNITS[window.unit]}`) ?? 0,
      windowKind: windowKindOf(window),
      objectives,
    }
  })
