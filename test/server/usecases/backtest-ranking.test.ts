import { expect, test } from 'vitest'
import { backtestSchema } from '../../../model/contract/backtest.ts'
import { backtestRanking } from '../../../server/usecases/backtest-ranking.ts'
import { loadDemo } from '../../../server/usecases/load-demo.ts'
import { at } from '../../support/evidence.ts'
import { quietLog, temporaryContext } from '../../support/temporary-installation.ts'

test('the demo company is replayed beside the event loop, once for each version of its evidence', async () => {
  const context = await temporaryContext(at('2026-09-28T06:00:00Z'))
  await loadDemo(context, quietLog, new AbortController().signal)
  let ticks = 0
  const timer = setInterval(() => {
    ticks += 1
  }, 10)
  const seen: number[] = []
  const report = await backtestRanking(context, (done) => seen.push(done))
  clearInterval(timer)
  expect(ticks).toBeGreaterThan(0)
  expect(seen).toEqual(report.quarters.map((_, place) => place + 1))
  expect(report.quarters.length).toBeGreaterThan(1)
  expect(backtestSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
  expect(await backtestRanking(context)).toBe(report)
})
