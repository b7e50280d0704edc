import { z } from 'zod'
import { sloForecastsSchema } from '../../../model/contract/slo-forecast.ts'
import { forecastSlos } from '../../usecases/forecast-slos.ts'
import { momentParameter } from '../parameters.ts'
import { type Route, threadRoute } from '../route.ts'

export const SLO_FORECAST_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    // Not under /slos, where every name is an objective's.
    path: '/slo-forecast',
    scope: 'read',
    summary: 'The chance that each objective is met at the end of its window, now and with a plan',
    parameters: z.strictObject({
      asOf: momentParameter,
      plan: z
        .string()
        .optional()
        .meta({ description: 'Ids of the plan, by comma', examples: ['canary,index'] }),
    }),
    answer: sloForecastsSchema,
    // The days that are left of a calendar window change while the evidence stays.
    inThread: 'anew',
    handle: (context, { asOf, plan }) =>
      forecastSlos(context, { asOf: asOf ?? null, plan: plan ? plan.split(',').map((id) => id.trim()) : [] }),
  }),
]
