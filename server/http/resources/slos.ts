import { z } from 'zod'
import { sloHistorySchema, slosSchema } from '../../../model/contract/slo.ts'
import { minutes } from '../../../model/quantity.ts'
import { measureSloHistory, measureSlos } from '../../usecases/measure-slos.ts'
import { momentParameter } from '../parameters.ts'
import { type Route, route } from '../route.ts'

export const SLO_ROUTES: readonly Route[] = [
  route({
    method: 'get',
    path: '/slos',
    summary: 'Objectives with their budgets, burn rates and policy flags, most consumed first',
    parameters: z.strictObject({ asOf: momentParameter }),
    answer: slosSchema,
    handle: (context, { asOf }) => measureSlos(context, asOf ?? null),
  }),
  route({
    method: 'get',
    path: '/slos/:id',
    summary: 'One objective, with what was left of its budget over time',
    parameters: z.strictObject({
      id: z.string(),
      from: momentParameter,
      to: momentParameter,
      step: z.coerce
        .number()
        .min(5)
        .max(525_960)
        .meta({ description: 'Minutes between two points; a day when left out' })
        .optional(),
    }),
    answer: sloHistorySchema,
    handle: (context, { id, from, to, step }) =>
      measureSloHistory(context, {
        id,
        from: from ?? null,
        to: to ?? null,
        step: step === undefined ? null : minutes(step),
      }),
  }),
]
