import { z } from 'zod'
import { planOrderSchema, planReportSchema } from '../../../model/contract/plan.ts'
import type { Instant } from '../../../model/quantity.ts'
import { DECK_FORMATS } from '../../export/format.ts'
import { planFile, planSlides } from '../../export/plan.ts'
import { deckFile } from '../../export/slides/deck-file.ts'
import { parseMoment } from '../../usecases/as-of.ts'
import { planQuarter, quarterQuestion } from '../../usecases/plan-quarter.ts'
import { RefusedRequest } from '../../usecases/refused-request.ts'
import { planParameters, questionOf } from '../plan-question.ts'
import { type Route, threadRoute } from '../route.ts'

const summary = 'The best plan of a quarter within the weeks of each team, with proof, frontier and what is left out'

export const PLAN_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/plan',
    scope: 'read',
    summary,
    parameters: z.strictObject({
      ...planParameters,
      format: z.enum(DECK_FORMATS).default('json'),
      download: z.string().optional(),
    }),
    answer: planReportSchema,
    inThread: 'kept',
    handle: async (context, { format, download, ...asked }) => {
      const report = await planQuarter(context, questionOf(asked))
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
      planQuarter(context, quarterQuestion({ ...order, asOf: order.asOf === undefined ? null : momentOf(order.asOf) })),
  }),
]

function momentOf(text: string): Instant {
  const moment = parseMoment(text)
  if (moment !== null) return moment
  throw new RefusedRequest('invalid-request', `asOf: "${text}" is no date such as 2025-01-01`, [
    { path: 'asOf', message: 'must be a date such as 2025-01-01, or a time such as 2025-01-01T09:00:00Z' },
  ])
}
