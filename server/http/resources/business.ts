import { z } from 'zod'
import { businessReportSchema } from '../../../model/contract/business.ts'
import { businessFile } from '../../export/business.ts'
import { DECK_FORMATS } from '../../export/format.ts'
import { businessDeck } from '../../export/slides/business-deck.ts'
import { deckFile } from '../../export/slides/deck-file.ts'
import { businessOfPlan } from '../../usecases/business-view.ts'
import { planParameters, questionOf } from '../plan-question.ts'
import { type Route, threadRoute } from '../route.ts'

export const BUSINESS_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/plan/business',
    scope: 'read',
    summary: 'A plan in money and customers: the set picked by hand, else the best one',
    parameters: z.strictObject({
      ...planParameters,
      format: z.enum(DECK_FORMATS).default('json'),
      download: z.string().optional(),
    }),
    answer: businessReportSchema,
    inThread: 'kept',
    handle: async (context, { format, download, ...asked }) => {
      const report = await businessOfPlan(context, questionOf(asked))
      if (format === 'pptx') return deckFile(businessDeck(report))
      return format === 'json' && download === undefined ? report : businessFile(report, format)
    },
  }),
]
