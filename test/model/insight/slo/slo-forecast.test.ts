import { expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../../model/assumption.ts'
import { leftShares } from '../../../../model/insight/slo/left-share.ts'
import { budgetAhead, forecastSlo } from '../../../../model/insight/slo/slo-forecast.ts'
import { instant, minutes, ratio } from '../../../../model/quantity.ts'
import { prepareRanking } from '../../../../model/ranking/prepare.ts'
import { avoidedTogether } from '../../../../model/ranking/together.ts'
import { AS_OF, DAY, evidence, exactly, loss, project, service } from '../../../support/evidence.ts'

// One loss of 10 minutes every 10 days for two years, all alike.
const LOSSES = Array.from({ length: 73 }, (_, own) =>
  loss(`i${own}`, { startedAt: instant(AS_OF - (own * 10 + 1) * DAY), minutes: minutes(10) }),
)
const prepared = prepareRanking(
  evidence({
    services: [service('api')],
    losses: LOSSES,
    background: [{ service: 'api', weeklyMinutes: minutes(7), variance: 0, weeks: 10, lately: [] }],
    projects: [
      project('half', [{ services: ['api'], frequency: exactly(0.5) }]),
      project('faster', [{ services: ['api'], recovery: exactly(0.5) }]),
    ],
    assumptions: { ...DEFAULT_ASSUMPTIONS, drift: 0, spread: 0, draws: 4_000 },
  }),
)
const MINUTES = { budgetingMethod: 'Occurrences', timeSliceTarget: null, timeSliceWindow: null } as const
const ahead = (remainingMinutes: number, days = 30) => ({ service: 'api', slices: MINUTES, remainingMinutes, days })

/** Of the three incidents that are expected within 30 days: the Poisson distribution by its own formula. */
function atMost(count: number): number {
  const rate = 3
  let chance = 0
  let term = Math.exp(-rate)
  for (let n = 0; n <= count; n += 1) {
    chance += term
    term *= rate / (n + 1)
  }
  return chance
}

test('where whole bad slices count, an outage takes the slices that it makes bad, and the usual burn none', () => {
  // 20 minutes at half of the customers: 20 + 5 - 2 x .5 minutes of slices of five.
  const slices = { budgetingMethod: 'Timeslices', timeSliceTarget: ratio(0.95), timeSliceWindow: minutes(5) } as const
  for (const count of [0, 2, 5]) {
    const { chanceMet } = forecastSlo(prepared, { ...ahead(count * 24 + 1), slices }, null)
    expect(Math.abs(chanceMet - atMost(count))).toBeLessThan(0.05)
  }
})

test('the chance is that of so few incidents', () => {
  // Burn takes 30 of the minutes; each incident takes 10.
  for (const count of [0, 2, 5]) {
    const { chanceMet } = forecastSlo(prepared, ahead(30 + count * 10 + 1), null)
    expect(Math.abs(chanceMet - atMost(count))).toBeLessThan(0.05)
  }
  expect(forecastSlo(prepared, ahead(-1), null).chanceMet).toBe(0)
  expect(forecastSlo(prepared, ahead(5, 0), null)).toMatchObject({ chanceMet: 1, chanceMetWithPlan: null })
})

test('a plan leaves what the joint value says it leaves, and never lowers the chance', () => {
  const left = leftShares(prepared, prepared.projects, 'api')
  const avoided = avoidedTogether(prepared, prepared.projects).reliability
  const of = (kind: 'incidents' | 'background') =>
    prepared.forecast.units
      .filter((unit) => (unit.kind === 'background') === (kind === 'background'))
      .reduce((sum, unit) => sum + unit.expected.reliability, 0)
  const total = of('incidents') + of('background')
  expect(total - of('incidents') * left.incidents - of('background') * left.background).toBeCloseTo(avoided, 6)
  // f = .5, and r = .5 on the 80% after detection.
  expect(left.incidents).toBeCloseTo(0.5 * (1 - 0.8 * 0.5), 9)
  const { chanceMet, chanceMetWithPlan } = forecastSlo(prepared, ahead(60), prepared.projects)
  expect(chanceMetWithPlan ?? 0).toBeGreaterThan(chanceMet)
})

test('a calendar window has what it has not consumed, a rolling one its whole budget at its own end', () => {
  const slo = {
    windowDays: 30,
    budgetMinutes: 43.2,
    consumedMinutes: 40,
    windowEnd: instant(AS_OF + 9 * DAY),
    asOf: AS_OF,
  }
  expect(budgetAhead('api', MINUTES, { ...slo, windowKind: 'calendar' })).toEqual({
    service: 'api',
    slices: MINUTES,
    remainingMinutes: expect.closeTo(3.2, 9),
    days: 9,
  })
  expect(budgetAhead('api', MINUTES, { ...slo, windowKind: 'rolling' })).toEqual({
    service: 'api',
    slices: MINUTES,
    remainingMinutes: 43.2,
    days: 30,
  })
})
