import { z } from 'zod'
import { backtestSchema } from '../../../model/contract/backtest.ts'
import { backtestRanking } from '../../usecases/backtest-ranking.ts'
import { type Route, threadRoute } from '../route.ts'

export const BACKTEST_ROUTES: readonly Route[] = [
  threadRoute({
    method: 'get',
    path: '/backtest',
    summary: 'Past quarters replayed with the data they had, against simpler orders',
    parameters: z.strictObject({}),
    answer: backtestSchema,
    inThread: 'kept',
    handle: (context) => backtestRanking(context),
  }),
]
