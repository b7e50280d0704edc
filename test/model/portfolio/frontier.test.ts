import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frontier } from '../../../model/portfolio/frontier.ts'
import { readOrder } from '../../../model/portfolio/read-order.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import {
  arbitraryInstance,
  bruteForce,
  PATIENT,
  problemOf,
  remover,
  riskEvidence,
  stepBudget,
  team,
} from '../../support/portfolio.ts'
import { familyEvidence } from '../../support/portfolio-families.ts'

const MINUTES = { a: 40, b: 25, c: 35 }
const projects = [remover('a', 'a', 'core', 4), remover('b', 'b', 'core', 3), remover('c', 'c', 'web', 2)]
const company = riskEvidence(MINUTES, projects, [team('core', 4), team('web', 2)])

test('capacity against value, all teams scaled alike', () => {
  const points = frontier(problemOf(company), [2, 0, 1, 0.75], () => PATIENT)
  expect(points.map(({ scale, capacity, plan }) => [scale, capacity, plan?.value, plan?.members.join()])).toEqual([
    [0, 0, 0, ''],
    [0.75, 4.5, 0.25, 'b'],
    [1, 6, 0.75, 'a,c'],
    [2, 12, 1, 'a,b,c'],
  ])
  expect(points.every(({ plan }) => plan?.isOptimal && plan.gap === 0)).toBe(true)
})

test('there is no plan where what is locked in does not fit, and no frontier where nothing is limited', () => {
  const points = frontier(problemOf(company, { lockedIn: ['a'] }), [0.5, 1], () => PATIENT)
  expect(points.map(({ plan }) => plan?.value ?? null)).toEqual([null, 0.75])
  expect(frontier(problemOf(company, { teams: [] }), [0, 1], () => PATIENT)).toEqual([])
})

test('a project that fits no team today comes in with more capacity', () => {
  const points = frontier(
    problemOf(company, { teams: [team('core', 2)], lockedOut: ['c'] }),
    [1, 1.5, 2],
    () => PATIENT,
  )
  expect(points.map(({ plan }) => plan?.members)).toEqual([[], ['b'], ['a']])
})

test('value and bound never fall as capacity grows, even when every search is cut short, and bounds hold', () => {
  const scales = [0, 0.25, 0.5, 0.75, 1, 1.5, 2]
  fc.assert(
    fc.property(arbitraryInstance(7), fc.integer({ min: 0, max: 8 }), (instance, steps) => {
      const read = readOrder(prepareRanking(instance.evidence), instance.order)
      if (!read.ok) return
      const points = frontier(read.value, scales, () => stepBudget(steps))
      let before = { value: 0, bound: 0 }
      for (const { scale, plan } of points) {
        if (plan === null) continue
        expect(plan.value).toBeGreaterThanOrEqual(before.value)
        expect(plan.bound).toBeGreaterThanOrEqual(before.bound)
        if (scale === 1) expect(plan.bound * (1 + 1e-5)).toBeGreaterThanOrEqual(bruteForce(instance) as number)
        before = plan
      }
    }),
    { seed: 20260928, numRuns: 100 },
  )
})

test('on a fine grid too, where searches that are cut short would by themselves go up and down', () => {
  const scales = Array.from({ length: 81 }, (_, step) => step / 40)
  for (const seed of [1, 2, 3]) {
    const points = frontier(problemOf(familyEvidence('scarce team', 40, seed)), scales, () => stepBudget(0))
    const plans = points.flatMap(({ plan }) => (plan === null ? [] : [plan]))
    expect(plans.length).toBe(scales.length)
    expect(plans.map(({ value }) => value)).toEqual(plans.map(({ value }) => value).sort(ascending))
    expect(plans.map(({ bound }) => bound)).toEqual(plans.map(({ bound }) => bound).sort(ascending))
  }
})

const ascending = (one: number, other: number): number => one - other
