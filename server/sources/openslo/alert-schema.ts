import { z } from 'zod'
import { descriptionSchema, metadataSchema, nameSchema, operatorSchema } from './fields.ts'

const duration = z.string().regex(/^\d+[mhdw]$/, 'write a duration such as 5m or 1h')

export const conditionSpec = z.strictObject({
  description: descriptionSchema,
  severity: z.string(),
  condition: z.strictObject({
    kind: z.string(),
    op: operatorSchema,
    threshold: z.number(),
    lookbackWindow: duration,
    alertAfter: duration,
  }),
})

export const targetSpec = z.strictObject({ description: descriptionSchema, target: z.string() })

export const dataSourceSpec = z.strictObject({
  description: descriptionSchema,
  type: z.string(),
  connectionDetails: z.unknown(),
})

const inline = <Spec extends z.ZodType>(kind: string, spec: Spec) => ({
  kind: z.literal(kind).optional(),
  metadata: metadataSchema.optional(),
  spec: spec.optional(),
})

const condition = z
  .strictObject({ conditionRef: nameSchema.optional(), ...inline('AlertCondition', conditionSpec) })
  .refine(({ conditionRef, spec }) => Boolean(conditionRef) !== Boolean(spec), 'write one of conditionRef and spec')

const notificationTarget = z
  .strictObject({ targetRef: nameSchema.optional(), ...inline('AlertNotificationTarget', targetSpec) })
  .refine(({ targetRef, spec }) => Boolean(targetRef) !== Boolean(spec), 'write one of targetRef and spec')

const flag = z.boolean().nullish()

export const policySpec = z.strictObject({
  description: descriptionSchema,
  alertWhenNoData: flag,
  alertWhenResolved: flag,
  alertWhenBreaching: flag,
  conditions: z.array(condition).min(1, 'write a condition'),
  notificationTargets: z.array(notificationTarget).nullish(),
})

/** The policies of an objective: each by its name or written out. */
export const policiesSchema = z
  .array(
    z
      .strictObject({ alertPolicyRef: nameSchema.optional(), ...inline('AlertPolicy', policySpec) })
      .refine(
        ({ alertPolicyRef, spec }) => Boolean(alertPolicyRef) !== Boolean(spec),
        'write one of alertPolicyRef and spec',
      ),
  )
  .nullish()
