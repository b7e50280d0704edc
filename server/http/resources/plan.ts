import { z } from 'zod'
import { planOrderSchema, planReportSchema } from '../../../model/contract/plan.ts'
import type { Instant } from '../../../model/quantity.ts'
import { parseMoment } from '../../usecases/as-of.ts'
import { planQuarter } from '../../usecases/plan-quarter.ts'
import { RefusedRequest } from '../../usecases/refused-request.ts'
import { capacityParameter, listParameter, rankingParameters } from '../parameters.ts'
import { type Route, threadRoute } from '../route.ts'

const summary = 'The best plan of a quarter within the weeks of each team, with proof, frontier and what is left out'

export const PLAN_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/plan',
    scope: 'read',
    summary,
    parameters: z.strictObject({
      ...rankingParameters,
      quarter: z
        .string()
        .meta({ description: 'A quarter; the next one by default', examples: ['2025Q1'] })
        .optional(),
      capacity: capacityParameter,
      lockIn: listParameter('Id of a project that must be in'),
      lockOut: listParameter('Id of a project that must stay out'),
      mine: listParameter('Ids of a set picked by hand, to compare with'),
      deadline: z.coerce.number().int().min(10).max(20_000).optional(),
    }),
    answer: planReportSchema,
    inThread: 'kept',
    handle: (context, { asOf, lens, weights, quarter, capacity, lockIn, lockOut, mine, deadline }) =>
      planQuarter(context, {
        quarter: quarter ?? null,
        asOf: asOf ?? null,
        lens: lens ?? null,
        weights: weights ?? null,
        capacity: capacity ?? {},
        lockedIn: lockIn ?? [],
        lockedOut: lockOut ?? [],
        exclusions: [],
        mine: mine ?? null,
        deadline: deadline ?? null,
      }),
  }),
  threadRoute({
    method: 'post',
    path: '/plan',
    scope: 'read',
    summary: `${summary}; exclusions and long lists go in the body, and nothing is kept`,
    parameters: z.strictObject({}),
    body: planOrderSchema,
    answer: planReportSchema,
    inThread: 'kept',
    handle: (context, _, order) =>
      planQuarter(context, {
        quarter: order.quarter ?? null,
        asOf: order.asOf === undefined ? null : momentOf(order.asOf),
        lens: order.lens ?? null,
        weights: order.weights ?? null,
        capacity: order.capacity ?? {},
        lockedIn: order.lockedIn ?? [],
        lockedOut: order.lockedOut ?? [],
        exclusions: order.exclusions ?? [],
        mine: order.mine ?? null,
        deadline: order.deadline ?? null,
      }),
  }),
]

function momentOf(text: string): Instant {
  const moment = parseMoment(text)
  if (moment !== null) return moment
  throw new RefusedRequest('invalid-request', `asOf: "${text}" is no date such as 2025-01-01`, [
    { path: 'asOf', message: 'must be a date such as 2025-01-01, or a time such as 2025-01-01T09:00:00Z' },
  ])
}
