import { expect, test } from 'vitest'
import { instant, minutes, ratio } from '../../../model/quantity.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import { summariseSlo } from '../../../server/usecases/summarise-slo.ts'
import { AS_OF, DAY, evidence, loss } from '../../support/evidence.ts'
import { slo } from '../../support/slo.ts'

const daysAgo = (days: number) => instant(AS_OF - days * DAY)
const ranking = prepareRanking(
  evidence({
    losses: [
      loss('recent', { startedAt: daysAgo(3), minutes: minutes(10) }),
      loss('first of the window', { startedAt: daysAgo(28), minutes: minutes(20.16) }),
      loss('before the window', { startedAt: daysAgo(29), minutes: minutes(500) }),
      loss('elsewhere', { startedAt: daysAgo(3), service: 'web', minutes: minutes(500) }),
    ],
  }),
)
const summary = (service: string, objective = 0.999) =>
  summariseSlo(
    { slo: slo({ service, objective: ratio(objective) }), indicator: null, timeline: null },
    ranking,
    AS_OF,
    AS_OF,
  )

test('where nothing measures an objective, the incidents of its window tell what was used of the budget', () => {
  // 99.9% of 28 days allow 40.32 minutes; 10 + 20.16 were lost.
  expect(summary('api').measurement).toBeNull()
  expect(summary('api').incidentShare).toBeCloseTo(30.16 / 40.32, 9)
  expect(summary('api', 0.99).incidentShare).toBeCloseTo(30.16 / 403.2, 9)
})

test('nothing is known of a service that nobody knows', () => {
  expect(summary('nowhere').incidentShare).toBeNull()
})
