import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readOrder } from '../../../model/portfolio/read-order.ts'
import { gapOf, isOptimal, search } from '../../../model/portfolio/search.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import {
  arbitraryInstance,
  bruteForce,
  type Instance,
  idsOf,
  isAllowed,
  naiveValue,
  PATIENT,
  problemOf,
  stepBudget,
} from '../../support/portfolio.ts'
import { FAMILIES, familyEvidence } from '../../support/portfolio-families.ts'

const MOST = 12
const RUNS = { seed: 20260928, numRuns: 200 } as const

/** The problem, or null when the order is refused. */
function read({ evidence, order }: Instance) {
  const result = readOrder(prepareRanking(evidence), order)
  return result.ok ? result.value : null
}

test(`the optimum is what trying every set finds, up to ${MOST} candidates`, () => {
  let met = 0
  fc.assert(
    fc.property(arbitraryInstance(MOST), (instance) => {
      const best = bruteForce(instance)
      const problem = read(instance)
      // An order is refused exactly when no set keeps its rules.
      expect(problem === null).toBe(best === null)
      if (problem === null || best === null) return
      met += 1
      const found = search(problem, PATIENT)
      const ids = idsOf(problem, found.members)
      expect(isAllowed(instance, ids)).toBe(true)
      expect(found.value).toBeCloseTo(naiveValue(problem.prepared, instance.order.weights, ids), 12)
      expect(Math.abs(found.value - best)).toBeLessThanOrEqual(1e-9 * best)
      expect(isOptimal(found)).toBe(true)
    }),
    RUNS,
  )
  expect(met).toBeGreaterThan(RUNS.numRuns / 2)
})

test('a search that is cut short still keeps every rule, and its bound holds', () => {
  fc.assert(
    fc.property(arbitraryInstance(9), fc.integer({ min: 0, max: 30 }), (instance, steps) => {
      const problem = read(instance)
      if (problem === null) return
      const best = bruteForce(instance) as number
      const found = search(problem, stepBudget(steps))
      expect(isAllowed(instance, idsOf(problem, found.members))).toBe(true)
      expect(found.value).toBeLessThanOrEqual(best + 1e-12)
      expect(found.bound).toBeGreaterThanOrEqual(best * (1 - 1e-9))
      if (isOptimal(found)) expect(found.value).toBeGreaterThanOrEqual(best * (1 - 1e-8))
    }),
    RUNS,
  )
})

test('the order of the candidates does not matter', () => {
  fc.assert(
    fc.property(arbitraryInstance(MOST), fc.integer(), (instance, seed) => {
      const problem = read(instance)
      if (problem === null) return
      const { projects, teams } = instance.evidence
      const shuffled = [...projects].sort((one, other) => hash(one.id, seed) - hash(other.id, seed))
      const again = read({
        ...instance,
        evidence: { ...instance.evidence, projects: shuffled, teams: teams.toReversed() },
      })
      if (again === null) throw new Error('refused in another order')
      expect(search(again, stepBudget(20))).toEqual(search(problem, stepBudget(20)))
    }),
    RUNS,
  )
})

const hash = (text: string, seed: number): number =>
  [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) * (seed | 1)) % 1_000_003, 7)

test('more capacity never lowers the optimum', () => {
  fc.assert(
    fc.property(arbitraryInstance(9), fc.integer({ min: 0, max: 8 }), (instance, more) => {
      const problem = read(instance)
      if (problem === null) return
      const teams = instance.evidence.teams.map((team) => ({
        ...team,
        capacity: team.capacity === null ? null : team.capacity + more / 4,
      }))
      const capacity = instance.order.capacity == null ? null : instance.order.capacity + more / 4
      const larger = read({ ...instance, order: { ...instance.order, teams, capacity } })
      if (larger === null) throw new Error('refused with more capacity')
      expect(search(larger, PATIENT).value).toBeGreaterThanOrEqual(search(problem, PATIENT).value * (1 - 1e-9))
    }),
    RUNS,
  )
})

describe.each(FAMILIES)('the family "%s"', (family) => {
  test('is solved to the optimum with 40 candidates', () => {
    const found = search(problemOf(familyEvidence(family, 40, 1)), stepBudget(5_000))
    expect(isOptimal(found)).toBe(true)
  })

  test('leaves a gap below 5% with 200 candidates', () => {
    const problem = problemOf(familyEvidence(family, 200, 1))
    const found = search(problem, stepBudget(500))
    expect(gapOf(found)).toBeLessThan(0.05)
    expect(found.bound).toBeGreaterThanOrEqual(found.value)
  })
})

test('equal budgets give equal plans, and what is given to start from is never made worse', () => {
  const problem = problemOf(familyEvidence('overlapping', 40, 3))
  const best = search(problem, PATIENT)
  const short = search(problem, stepBudget(3))
  expect(search(problem, stepBudget(3))).toEqual(short)
  expect(search(problem, stepBudget(0), [best.members]).value).toBe(best.value)
  const tooMany = [...problem.candidates.keys()]
  expect(search(problem, stepBudget(3), [tooMany])).toEqual(short)
})

test('nothing to choose from, nothing worth choosing', () => {
  const evidence = familyEvidence('independent', 4, 1)
  expect(search(problemOf({ ...evidence, projects: [] }), PATIENT)).toMatchObject({ members: [], value: 0, bound: 0 })
  expect(search(problemOf({ ...evidence, losses: [] }), PATIENT)).toMatchObject({ members: [], value: 0, bound: 0 })
})
