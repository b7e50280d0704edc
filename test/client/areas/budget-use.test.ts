import { expect, test } from 'vitest'
import { budgetUses } from '../../../client/features/areas/budget-use.ts'
import type { SloSummary } from '../../../model/contract/slo.ts'
import { instant } from '../../../model/quantity.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import { timelineOf } from '../../../model/slo/timeline.ts'
import { summariseSlo } from '../../../server/usecases/summarise-slo.ts'
import { AS_OF, DAY, evidence, loss } from '../../support/evidence.ts'
import { buckets, slo } from '../../support/slo.ts'

const ranking = prepareRanking(evidence({ losses: [loss('i', { startedAt: instant(AS_OF - 3 * DAY) })] }))
const summary = (id: string, service: string, badShare: number | null): SloSummary => {
  const stated = slo({ id, service })
  const known = badShare === null ? [] : buckets(14 * 1_440, 0, { length: 60, good: 1e6 * (1 - badShare), total: 1e6 })
  const timeline = badShare === null ? null : timelineOf(stated, known)
  return summariseSlo({ slo: stated, indicator: timeline && 'sli', timeline }, ranking, AS_OF, AS_OF)
}

test('budgets are measured where an indicator tells, else counted from incidents; most used come first', () => {
  const slos = [summary('silent', 'api', null), summary('spent', 'web', 0.004), summary('lost', 'nowhere', null)]
  const { budgets } = budgetUses({ asOf: '', evidenceAsOf: '', slos })
  expect(budgets.map(({ id, isMeasured }) => [id, isMeasured])).toEqual([
    ['spent', true],
    ['silent', false],
  ])
  // 0.4% failed of all requests where 0.1% may; half of the window is known.
  expect(budgets[0]?.consumedShare).toBeCloseTo(4, 6)
  expect(budgets[0]?.knownShare).toBeCloseTo(0.5, 6)
  // 10 of 40.32 minutes.
  expect(budgets[1]).toMatchObject({ knownShare: 0 })
  expect(budgets[1]?.consumedShare).toBeCloseTo(10 / 40.32, 9)
})
