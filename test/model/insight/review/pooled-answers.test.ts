import { expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../../model/assumption.ts'
import { pooledAnswers, pooledIntervals } from '../../../../model/insight/review/pooled-answers.ts'
import { exactly } from '../../../support/evidence.ts'

const asked = {
  effort: [
    { team: 'core', low: 1, likely: 1, high: 1 },
    { team: 'web', low: 1, likely: 1, high: 1 },
  ],
  effects: [],
}
const said = (...estimates: { low: number; likely: number; high: number }[]) =>
  estimates.map((estimate, position) => ({ name: `person ${position}`, answers: { 'effort/0/core': estimate } }))

test('the mean of the pool is the mean of what each person expects, by PERT: (1 + 4 · 2 + 3) / 6 and (3 + 4 · 5 + 13) / 6', () => {
  const people = said({ low: 1, likely: 2, high: 3 }, { low: 3, likely: 5, high: 13 })
  expect(pooledIntervals(asked, people, DEFAULT_ASSUMPTIONS)['effort/0/core']?.mean).toBeCloseTo((2 + 6) / 2, 12)
})

test('of people who are sure, its P10 and P90 are the first figures that a tenth and nine tenths of them reach', () => {
  const { low, high } =
    pooledIntervals(asked, said(...[7, 2, 4].map(exactly)), DEFAULT_ASSUMPTIONS)['effort/0/core'] ?? {}
  expect([low, high]).toEqual([expect.closeTo(2, 9), expect.closeTo(7, 9)])
  const eleven = said(...[9, 1, ...Array.from({ length: 9 }, () => 3)].map(exactly))
  expect(pooledIntervals(asked, eleven, DEFAULT_ASSUMPTIONS)['effort/0/core']).toEqual({
    low: expect.closeTo(3, 9),
    high: expect.closeTo(3, 9),
    mean: expect.closeTo((9 + 1 + 27) / 11, 9),
  })
})

test('a question that nobody answered is left out', () => {
  const people = said(exactly(2))
  expect(Object.keys(pooledIntervals(asked, people, DEFAULT_ASSUMPTIONS))).toEqual(['effort/0/core'])
  expect(Object.keys(pooledAnswers(asked, people, DEFAULT_ASSUMPTIONS))).toEqual(['effort/0/core'])
})
