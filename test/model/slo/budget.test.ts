import { expect, test } from 'vitest'
import { days, hours, ratio } from '../../../model/quantity.ts'
import { budgetState, burnRateFor, detectionTime, errorBudget } from '../../../model/slo/budget.ts'

// Source: SRE Workbook, chapter 5, "Alerting on SLOs", 30 days; on 28 days by the same formula.
test.each([
  [30, 0.02, 1, 14.4],
  [30, 0.05, 6, 6],
  [30, 0.1, 72, 1],
  [28, 0.02, 1, 13.44],
  [28, 0.05, 6, 5.6],
  [28, 0.1, 72, 0.9333],
])('in a window of %d days, %d of the budget in %d h is burn rate %d', (window, share, after, expected) => {
  expect(burnRateFor(ratio(share), hours(after), days(window))).toBeCloseTo(expected, 4)
})

test('a total outage at 99.9% is detected by a 1 h, 14.4x alert after 0.864 minutes', () => {
  expect(detectionTime(ratio(0.999), ratio(1), 60, 14.4)).toBeCloseTo(0.864, 6)
})

// Source: SRE Workbook, example error budget policy: 20% of the budget.
test.each([
  [28, 8.064],
  [91, 26.208],
])('20%% of the budget of %d days at 99.9%% is %d minutes', (window, expected) => {
  expect(errorBudget(ratio(0.999), days(window)) * 0.2).toBeCloseTo(expected, 6)
})

// Source: slo-generator's own test fixture: goal .9, SLI .5, window 43,200 s.
test('burn, budget and what remains of the slo-generator fixture', () => {
  const state = budgetState(ratio(0.5), ratio(0.9), days(0.5))
  expect(state.burnRate).toBeCloseTo(5, 9)
  expect(state.budget).toBeCloseTo(72, 9)
  expect(state.consumed).toBeCloseTo(360, 9)
  expect(state.remaining).toBeCloseTo(-288, 9)
})
