import { expect, test } from 'vitest'
import { days, hours, ratio } from '../../../model/quantity.ts'
import { burnRateFor, detectionTime, errorBudget } from '../../../model/slo/budget.ts'

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

// (1 - .999) x 28 d x 1,440 min = 40.32 min; 30 d 43.2; 365.25 d 525.96 (Google CRE risk analysis).
test.each([
  [0.999, 28, 40.32],
  [0.999, 30, 43.2],
  [0.999, 365.25, 525.96],
  [0.9999, 365.25, 52.596],
  [0, 1, 1_440],
])('the budget of %d over %d days is %d minutes', (objective, window, expected) => {
  expect(errorBudget(ratio(objective), days(window))).toBeCloseTo(expected, 6)
})
