import { z } from 'zod'
import { backtestSchema } from '../../../model/contract/backtest.ts'
import { backtestText } from '../../export/backtest.ts'
import { EXPORT_FORMATS } from '../../export/format.ts'
import { backtestRanking } from '../../usecases/backtest-ranking.ts'
import { type Route, threadRoute } from '../route.ts'

export const BACKTEST_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/backtest',
    scope: 'read',
    summary: 'Past quarters replayed with the data they had, against simpler orders',
    parameters: z.strictObject({
      format: z.enum(EXPORT_FORMATS).default('json'),
      download: z.string().optional(),
    }),
    answer: backtestSchema,
    inThread: 'kept',
    handle: async (context, { format, download }) => {
      const report = await backtestRanking(context)
      return format === 'json' && download === undefined ? report : backtestText(report, format)
    },
  }),
]
