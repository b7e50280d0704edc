import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readOrder } from '../../../model/portfolio/read-order.ts'
import { search } from '../../../model/portfolio/search.ts'
import { countedBudget, stepsBudget } from '../../../model/portfolio/steps.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import { arbitraryInstance, PATIENT, stepBudget } from '../../support/portfolio.ts'

test('a search that was cut short is cut short at the same step again', () => {
  fc.assert(
    fc.property(
      arbitraryInstance(9),
      fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }),
      ({ evidence, order }, most) => {
        const read = readOrder(prepareRanking(evidence), order)
        if (!read.ok) return
        const counted = countedBudget(most === null ? PATIENT : stepBudget(most))
        const first = search(read.value, counted)
        expect(search(read.value, stepsBudget(counted.steps()))).toEqual(first)
      },
    ),
    { numRuns: 150, seed: 20261002 },
  )
})

test('it tells the step, or that the search ended by itself', () => {
  const cut = countedBudget(stepBudget(2))
  expect([1, 2, 3, 4].map(() => cut.isTimeUp())).toEqual([false, false, true, true])
  expect(cut.steps()).toBe(3)
  const again = stepsBudget(3)
  expect([1, 2, 3, 4].map(() => again.isTimeUp())).toEqual([false, false, true, true])
  expect(countedBudget(PATIENT).steps()).toBeNull()
})
