import { z } from 'zod'
import { backtestSchema } from '../../../model/contract/backtest.ts'
import { backtestText } from '../../export/backtest.ts'
import { DECK_FORMATS } from '../../export/format.ts'
import { deckFile } from '../../export/slides/deck-file.ts'
import { trackDeck } from '../../export/slides/track-deck.ts'
import { backtestRanking } from '../../usecases/backtest-ranking.ts'
import { type Route, threadRoute } from '../route.ts'

export const BACKTEST_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/backtest',
    scope: 'read',
    summary: 'Past quarters replayed with the data they had, against simpler orders',
    parameters: z.strictObject({
      format: z.enum(DECK_FORMATS).default('json'),
      download: z.string().optional(),
    }),
    answer: backtestSchema,
    inThread: 'kept',
    handle: async (context, { format, download }) => {
      const report = await backtestRanking(context)
      if (format === 'pptx') return deckFile(trackDeck(report))
      return format === 'json' && download === undefined ? report : backtestText(report, format)
    },
  }),
]
