import { z } from 'zod'
import { planOrderSchema, planReportSchema } from '../../../model/contract/plan.ts'
import type { Instant } from '../../../model/quantity.ts'
import { DECK_FORMATS } from '../../export/format.ts'
import { planFile, planSlides } from '../../export/plan.ts'
import { deckFile } from '../../export/slides/deck-file.ts'
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
      apart: listParameter('Two projects of which at most one is done, as a JSON list of their ids'),
      format: z.enum(DECK_FORMATS).default('json'),
      download: z.string().optional(),
      deadline: z.coerce.number().int().min(10).max(20_000).optional(),
    }),
    answer: planReportSchema,
    inThread: 'kept',
    handle: async (
      context,
      { asOf, lens, weights, quarter, capacity, lockIn, lockOut, mine, apart, deadline, format, download },
    ) => {
      const report = await planQuarter(context, {
        quarter: quarter ?? null,
        asOf: asOf ?? null,
        lens: lens ?? null,
        weights: weights ?? null,
        capacity: capacity ?? {},
        lockedIn: lockIn ?? [],
        lockedOut: lockOut ?? [],
        exclusions: (apart ?? []).map(pairOf),
        // The empty set has to be said somehow: a list without any entry is not there at all.
        mine: mine?.filter((id) => id !== NOBODY) ?? null,
        deadline: deadline ?? null,
      })
      if (format === 'pptx') return deckFile(planSlides(report))
      return format === 'json' && download === undefined ? report : planFile(report, format)
    },
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

/** What stands for a set without any project. */
const NOBODY = '-'

function pairOf(text: string): [string, string] {
  const pair = z.tuple([z.string(), z.string()]).safeParse(jsonOf(text))
  if (pair.success) return pair.data
  throw new RefusedRequest('invalid-request', `apart: ${text} is no list of two ids`, [
    { path: 'apart', message: 'must be a JSON list of two ids, such as ["canary","index"]' },
  ])
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function momentOf(text: string): Instant {
  const moment = parseMoment(text)
  if (moment !== null) return moment
  throw new RefusedRequest('invalid-request', `asOf: "${text}" is no date such as 2025-01-01`, [
    { path: 'asOf', message: 'must be a date such as 2025-01-01, or a time such as 2025-01-01T09:00:00Z' },
  ])
}
