import { describe, expect, test } from 'vitest'
import { randomStream } from '../../model/random/stream.ts'
import { inventCandidates } from './candidates.ts'
import { inventCompany } from './company.ts'
import { SCENARIOS } from './distributions.ts'
import { simulateScenario } from './simulate.ts'
import { perfectGain, recoveryShare, trueGain } from './truth.ts'

test("in the default world Leverage keeps 95% of the perfect plan's gain, and no other order is better", () => {
  const { orders } = simulateScenario('default', 30)
  expect(orders[0]?.share).toBeGreaterThan(0.95)
  for (const { gain } of orders.slice(1)) expect(gain?.high).toBeGreaterThan(0)
})

test('minutes off each recovery save what an average over durations says', () => {
  const { incidents } = SCENARIOS.default
  const random = randomStream(7, 'durations')
  let sum = 0
  let left = 0
  for (let draw = 0; draw < 200_000; draw += 1) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const recovery = 0.8 * 60 * Math.exp(incidents.duration.sigma * normal)
    sum += recovery
    left += Math.max(0, recovery - 15)
  }
  expect(recoveryShare(15, 60, incidents)).toBeCloseTo(1 - left / sum, 2)
})

describe('the truth', () => {
  const scenario = { ...SCENARIOS.default, company: { ...SCENARIOS.default.company, candidates: 10 } }
  const company = inventCompany(['test'], scenario)
  const candidates = inventCandidates(['test'], company, scenario)
  const gainOf = trueGain(company, candidates, scenario)

  test('never gives more than there is, and never more together than apart', () => {
    const all = [...candidates.keys()]
    const total = company.ahead.flat().reduce((sum, minutes) => sum + minutes, 0)
    expect(gainOf(all)).toBeLessThanOrEqual(total)
    expect(gainOf(all)).toBeLessThanOrEqual(all.reduce((sum, own) => sum + gainOf([own]), 0) + 1e-9)
  })

  test('the perfect plan is within a thousandth of the best of all sets that fit', () => {
    const capacity = 0.5 * candidates.reduce((sum, { weeks }) => sum + weeks, 0)
    let best = 0
    for (let mask = 0; mask < 2 ** candidates.length; mask += 1) {
      const set = [...candidates.keys()].filter((own) => (mask >> own) & 1)
      const weeks = set.reduce((sum, own) => sum + (candidates[own]?.weeks ?? 0), 0)
      if (weeks <= capacity) best = Math.max(best, gainOf(set))
    }
    const found = perfectGain(gainOf, candidates, capacity, [])
    expect(found).toBeLessThanOrEqual(best + 1e-9)
    expect(found).toBeGreaterThan(0.999 * best)
  })
})
