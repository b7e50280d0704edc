import { queryOptions } from '@tanstack/react-query'
import { businessReportSchema } from '../../../model/contract/business.ts'
import {
  committedPlanSchema,
  committedPlansSchema,
  scenariosSchema,
  verificationSchema,
} from '../../../model/contract/committed-plan.ts'
import { planOrderSchema, planReportSchema } from '../../../model/contract/plan.ts'
import { sloForecastsSchema } from '../../../model/contract/slo-forecast.ts'
import { fetchJson, send } from '../../lib/api.ts'
import { planParameters } from '../../lib/export-address.ts'
import type { PlanOrder } from '../../lib/plan-edit.ts'
import { type Search, stringifySearch } from '../../lib/search.ts'

/** The best plan of an order, and what a set of one's own is beside it. Nothing is kept by asking. */
export const planQuery = (order: PlanOrder) =>
  queryOptions({
    queryKey: ['plan', order],
    queryFn: () =>
      send({
        method: 'POST',
        path: '/plan',
        request: { schema: planOrderSchema, body: order },
        answer: planReportSchema,
      }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/**
 * The chance of each objective, now and with these projects. Asked anew with each newer report alone: on its own it would
 * name projects that are no candidates any more.
 * @param reportedAt when the report came that has these projects
 */
export const forecastQuery = (members: readonly string[], reportedAt: number) =>
  queryOptions({
    queryKey: ['plan-slos', [...members].sort(), reportedAt],
    queryFn: ({ signal }) =>
      fetchJson(`/slo-forecast${stringifySearch({ plan: [...members].sort().join(',') })}`, sloForecastsSchema, signal),
    staleTime: 'static',
  })

/** A plan in money and customers. */
export const businessQuery = (search: Search) => {
  const asked = planParameters(search).toString()
  return queryOptions({
    queryKey: ['plan-business', asked],
    queryFn: ({ signal }) => fetchJson(`/plan/business?${asked}`, businessReportSchema, signal),
  })
}

export const scenariosQuery = queryOptions({
  queryKey: ['plan-scenarios'],
  queryFn: ({ signal }) => fetchJson('/plan-scenarios', scenariosSchema, signal),
})

export const committedPlansQuery = queryOptions({
  queryKey: ['plans'],
  queryFn: ({ signal }) => fetchJson('/plans', committedPlansSchema, signal),
})

export const committedPlanQuery = (id: string) =>
  queryOptions({
    queryKey: ['plans', id],
    queryFn: ({ signal }) => fetchJson(`/plans/${encodeURIComponent(id)}`, committedPlanSchema, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** A committed plan computed once more, when somebody asks for it. */
export const verifyPlan = (id: string) => fetchJson(`/plans/${encodeURIComponent(id)}/verification`, verificationSchema)
