import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readOrder } from '../../../model/portfolio/read-order.ts'
import { positionsOf, regretOf } from '../../../model/portfolio/regret.ts'
import { search } from '../../../model/portfolio/search.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import {
  arbitraryInstance,
  isAllowed,
  PATIENT,
  problemOf,
  remover,
  riskEvidence,
  stepBudget,
  team,
} from '../../support/portfolio.ts'

const company = riskEvidence(
  { a: 40, b: 25, c: 20, d: 15 },
  [
    remover('a', 'a', 'core', 4),
    remover('b', 'b', 'core', 3),
    remover('c', 'c', 'core', 2),
    remover('d', 'd', 'web', 1, { dependsOn: ['c'] }),
  ],
  [team('core', 5), team('web', 1)],
)
const problem = problemOf(company, { exclusions: [['a', 'b']] })
const best = search(problem, PATIENT)

test('what a plan by hand misses, absolute and as a share of what is possible', () => {
  // Best is b, c and d with 60 of 100.
  expect(regretOf(problem, ['a'], best)).toEqual({
    value: 0.4,
    atLeast: 0.2,
    atMost: 0.2,
    share: 0.333333,
    isFeasible: true,
    overfull: [],
    missing: [],
    excluded: [],
    barred: [],
    lockedInMissing: [],
    unknown: [],
  })
  expect(regretOf(problem, ['d', 'c', 'b'], best)).toMatchObject({ value: 0.6, atLeast: 0, atMost: 0, share: 0 })
})

test('which rules a plan by hand breaks', () => {
  expect(regretOf(problem, ['a', 'b', 'd', 'nobody'], best)).toMatchObject({
    value: 0.8,
    atLeast: 0,
    isFeasible: false,
    overfull: [{ team: 'core', needs: 7, capacity: 5 }],
    missing: [{ id: 'd', needs: 'c' }],
    excluded: [['a', 'b']],
    unknown: ['nobody'],
  })
  const locked = problemOf(company, { lockedIn: ['c'], lockedOut: ['b'] })
  const against = regretOf(locked, ['b'], search(locked, PATIENT))
  expect(against).toMatchObject({ isFeasible: false, barred: ['b'], lockedInMissing: ['c'] })
})

test('a plan by hand is feasible exactly when it keeps the rules, and then it is never better than the bound', () => {
  fc.assert(
    fc.property(arbitraryInstance(8), fc.nat({ max: 255 }), fc.integer({ min: 0, max: 5 }), (instance, mask, steps) => {
      const read = readOrder(prepareRanking(instance.evidence), instance.order)
      if (!read.ok) return
      const ids = read.value.candidates.flatMap(({ project }, at) => ((mask >> at) & 1 ? [project.id] : []))
      const by = [positionsOf(read.value, ids)]
      const found = search(read.value, stepBudget(steps), by)
      const regret = regretOf(read.value, ids, found)
      expect(regret.isFeasible).toBe(isAllowed(instance, ids))
      if (!regret.isFeasible) return
      expect(regret.value).toBeLessThanOrEqual(found.bound * (1 + 1e-5))
      expect(regret.value + regret.atLeast).toBeCloseTo(found.value, 5)
    }),
    { seed: 20260928, numRuns: 300 },
  )
})
