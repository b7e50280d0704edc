import { backtest } from '../../model/insight/backtest/backtest.ts'
import { pinnedNames } from '../../model/insight/backtest/calibrate.ts'
import type { BacktestReport } from '../../model/insight/backtest/report.ts'
import type { ReadingContext } from './context.ts'
import { loadHistory } from './load-history.ts'
import { pastQuarters } from './past-quarters.ts'

/**
 * Every past quarter replayed with the data it had: a few seconds for a thousand incidents, so it belongs in a thread of
 * its own. What somebody has set stays as it is; the rest of the constants is chosen by each quarter's past.
 */
export async function backtestRanking(context: ReadingContext): Promise<BacktestReport> {
  const history = await loadHistory(context)
  const { assumptions } = await context.store.settings.get()
  return backtest({
    asOf: history.asOf,
    quarters: pastQuarters(history),
    assumptions: history.assumptions,
    pinned: pinnedNames(history.assumptions, assumptions),
    titles: new Map(history.services.map(({ id, title }) => [id, title])),
  })
}
