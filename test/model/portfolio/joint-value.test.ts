import fc from 'fast-check'
import { expect, test } from 'vitest'
import { growingSet, valueOfSet } from '../../../model/portfolio/joint-value.ts'
import { marginalValues } from '../../../model/portfolio/marginal.ts'
import { orderByMean } from '../../../model/ranking/order.ts'
import { evidence, exactly, PROPERTY, project } from '../../support/evidence.ts'
import { arbitraryInstance, naiveValue, problemOf, riskEvidence } from '../../support/portfolio.ts'

/** Instances without the rules: every set may be asked for. */
const company = arbitraryInstance(8).map(({ evidence: given, order }) => ({
  problem: problemOf(given, { weights: order.weights, teams: [] }),
  weights: order.weights,
}))
const subset = (count: number, mask: number) =>
  Array.from({ length: count }, (_, position) => position).filter((position) => (mask >> position) & 1)

test('the value of a set is what it avoids together', () => {
  fc.assert(
    fc.property(company, fc.nat({ max: 255 }), ({ problem, weights }, mask) => {
      const members = subset(problem.candidates.length, mask)
      const ids = members.map((member) => problem.candidates[member]?.project.id ?? '')
      expect(valueOfSet(problem.joint, members)).toBeCloseTo(naiveValue(problem.prepared, weights, ids), 12)
    }),
    PROPERTY,
  )
})

test('a set of one is worth what the ranking says', () => {
  fc.assert(
    fc.property(company, ({ problem, weights }) => {
      const ranked = new Map(orderByMean(problem.prepared, weights).map(({ id, value }) => [id, value]))
      problem.candidates.forEach(({ project }, position) => {
        expect(valueOfSet(problem.joint, [position])).toBeCloseTo(ranked.get(project.id) as number, 12)
      })
    }),
    PROPERTY,
  )
})

test('a set is worth at most the sum of its members and at least the largest', () => {
  fc.assert(
    fc.property(company, fc.nat({ max: 255 }), ({ problem }, mask) => {
      const members = subset(problem.candidates.length, mask)
      const singles = members.map((member) => valueOfSet(problem.joint, [member]))
      const together = valueOfSet(problem.joint, members)
      expect(together).toBeLessThanOrEqual(singles.reduce((sum, single) => sum + single, 0) + 1e-12)
      expect(together).toBeGreaterThanOrEqual(Math.max(0, ...singles) - 1e-12)
    }),
    PROPERTY,
  )
})

test('a gain is the difference that one more makes, a marginal value the difference that one less makes', () => {
  fc.assert(
    fc.property(company, fc.nat({ max: 255 }), ({ problem }, mask) => {
      const members = subset(problem.candidates.length, mask)
      const marginal = marginalValues(problem.joint, members)
      for (const member of members) {
        const rest = members.filter((other) => other !== member)
        const difference = valueOfSet(problem.joint, members) - valueOfSet(problem.joint, rest)
        const set = growingSet(problem.joint)
        for (const other of rest) set.add(other)
        expect(set.gain(member)).toBeCloseTo(difference, 12)
        expect(marginal[member]).toBeCloseTo(difference, 12)
      }
    }),
    PROPERTY,
  )
})

test('benefits compose: 54.7875 and 54.7875 minutes of 91.3125 together save 76.7025', () => {
  // vectors.md, overlap of the config mishap: TTD 30, TTR 120; A cuts frequency by .6, B cuts TTR to 30.
  const risks = riskEvidence({ mishap: 0 }, [], []).risks.map((risk) => ({
    ...risk,
    timeToDetect: 30 as typeof risk.timeToDetect,
    timeToResolve: 120 as typeof risk.timeToResolve,
    timeBetweenFailures: 120 as typeof risk.timeBetweenFailures,
    share: 0.2 as typeof risk.share,
  }))
  const { joint } = problemOf(
    evidence({
      risks,
      projects: [
        project('a', [{ risks: ['mishap'], frequency: exactly(0.6) }]),
        project('b', [{ risks: ['mishap'], recovery: exactly(0.75) }]),
      ],
      teams: [],
    }),
  )
  expect(valueOfSet(joint, [0])).toBeCloseTo(54.7875 / 91.3125, 12)
  expect(valueOfSet(joint, [1])).toBeCloseTo(54.7875 / 91.3125, 12)
  expect(valueOfSet(joint, [0, 1])).toBeCloseTo(76.7025 / 91.3125, 12)
})
