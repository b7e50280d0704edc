import { expect, test } from 'vitest'
import { backtestSchema } from '../../../model/contract/backtest.ts'
import { backtestRanking } from '../../../server/usecases/backtest-ranking.ts'
import { loadDemo } from '../../../server/usecases/load-demo.ts'
import { at } from '../../support/evidence.ts'
import { setAssumption } from '../../support/set-assumption.ts'
import { quietLog, temporaryContext } from '../../support/temporary-installation.ts'

test('the demo company is replayed, what somebody pinned stays, and the contract carries all of it', async () => {
  const context = await temporaryContext(at('2026-09-28T06:00:00Z'))
  await loadDemo(context, quietLog, new AbortController().signal)
  await setAssumption(context.store, 'halfLife', 240)
  const report = await backtestRanking(context)
  expect(report.quarters.length).toBeGreaterThan(1)
  expect(report.calibration).toMatchObject({ pinned: ['halfLife'], values: { halfLife: 240 } })
  expect(backtestSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
})
