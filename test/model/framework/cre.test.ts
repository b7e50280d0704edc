import { expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import { badMinutes, systemicMinutes } from '../../../model/framework/cre.ts'
import { days, minutes, ratio } from '../../../model/quantity.ts'
import { errorBudget, riskLimit } from '../../../model/slo/budget.ts'

// Source of every figure: Google CRE, "Know thy enemy: how to prioritize and communicate risks", and its stack-rank sheet.
const YEAR = days(365.25)
const risk = (timeToDetect: number, timeToResolve: number, timeBetweenFailures: number, share: number) => ({
  timeToDetect: minutes(timeToDetect),
  timeToResolve: minutes(timeToResolve),
  timeBetweenFailures: days(timeBetweenFailures),
  share: ratio(share),
})

const CATALOGUE = [
  ['config mishap', risk(30, 120, 120, 0.2), 91.3125],
  ['release to a small subset', risk(1440, 30, 90, 0.02), 119.315],
  ['sizeable release', risk(5, 120, 180, 0.5), 126.823],
  ['growth overload', risk(5, 120, 365, 1), 125.086],
  ['slow debugging', risk(240, 10, 180, 0.15), 76.094],
  ['database deleted', risk(5, 510, 1460, 1), 128.838],
  ['zone outage', risk(5, 40, 365, 0.5), 22.515],
  ['region outage', risk(2, 30, 730, 1), 16.011],
] as const

test.each(CATALOGUE)('%s costs the published bad minutes a year', (_, row, expected) => {
  expect(badMinutes(row, YEAR)).toBeCloseTo(expected, 3)
})

test('the catalogue adds up to 4.260416 shares of incidents a year, and 705.994 bad minutes', () => {
  const struck = CATALOGUE.reduce(
    (sum, [, { share, timeBetweenFailures }]) => sum + (share * YEAR) / timeBetweenFailures,
    0,
  )
  expect(struck).toBeCloseTo(4.260416, 6)
  const total = CATALOGUE.reduce((sum, [, row]) => sum + badMinutes(row, YEAR), 0)
  expect(total).toBeCloseTo(705.994, 2)
})

test.each([
  [{ detection: minutes(30) }, 127.812],
  [{ resolution: minutes(5) }, 21.302],
  [{ frequency: 0.1 }, 70.599],
])('systemic factor %o adds %d minutes', (factor, expected) => {
  expect(
    systemicMinutes(
      CATALOGUE.map(([, row]) => row),
      factor,
      YEAR,
    ),
  ).toBeCloseTo(expected, 3)
})

test.each([
  [0.995, 2629.8, 657.45],
  [0.999, 525.96, 131.49],
  [0.9999, 52.596, 13.149],
])('at %d the yearly budget is %d minutes and one risk may take %d', (objective, budget, limit) => {
  expect(errorBudget(ratio(objective), YEAR)).toBeCloseTo(budget, 6)
  expect(riskLimit(ratio(objective), DEFAULT_ASSUMPTIONS)).toBeCloseTo(limit, 6)
})

test('at 99.9% no risk is too big, yet together they are 134.2% of the budget', () => {
  const all = CATALOGUE.map(([, row]) => badMinutes(row, YEAR))
  expect(Math.max(...all)).toBeLessThan(riskLimit(ratio(0.999), DEFAULT_ASSUMPTIONS))
  const total = all.reduce((sum, value) => sum + value, 0)
  expect((100 * total) / errorBudget(ratio(0.999), YEAR)).toBeCloseTo(134.2, 1)
})

test.each([
  ['detected within an hour instead of a day', risk(60, 30, 90, 0.02), YEAR, 7.305],
  ['three minutes every week, 365-day year', risk(0, 3, 7, 1), days(365), 156.43],
  ['two hours every three weeks for 2%, 365-day year', risk(60, 60, 21, 0.02), days(365), 41.71],
])('%s', (_, row, year, expected) => {
  expect(badMinutes(row, year)).toBeCloseTo(expected, 2)
})
