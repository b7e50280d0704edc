import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cd3Score, delayCost } from '../../../model/framework/cd3.ts'
import { iceScore } from '../../../model/framework/ice.ts'
import { wsjfScore } from '../../../model/framework/wsjf.ts'
import { PROPERTY } from '../../support/evidence.ts'

// Source: SAFe's worked example.
test.each([
  [100, 50, 20, 10, 17],
  [80, 30, 10, 5, 24],
])('WSJF (%d + %d + %d) / %d = %d', (value, timeCriticality, riskReduction, size, expected) => {
  expect(wsjfScore({ value, timeCriticality, riskReduction, size })).toBe(expected)
})

// Source: Black Swan Farming, CD3: urgency 10 for 4 and urgency 6 for 1.
test('the delay of two jobs costs 70 in one order and 56 in the other', () => {
  const long = { urgency: 10, duration: 4 }
  const short = { urgency: 6, duration: 1 }
  expect(delayCost([long, short])).toBe(70)
  expect(delayCost([short, long])).toBe(56)
  expect(cd3Score(short)).toBeGreaterThan(cd3Score(long))
})

test('no order of jobs costs less delay than that by CD3', () => {
  const job = fc.record({ urgency: fc.integer({ min: 1, max: 20 }), duration: fc.integer({ min: 1, max: 9 }) })
  fc.assert(
    fc.property(fc.array(job, { minLength: 2, maxLength: 8 }), (jobs) => {
      const best = jobs.toSorted((one, other) => cd3Score(other) - cd3Score(one))
      expect(delayCost(best)).toBeLessThanOrEqual(delayCost(jobs))
    }),
    PROPERTY,
  )
})

test('ICE multiplies', () => {
  expect(iceScore({ impact: 8, confidence: 0.5, ease: 3 })).toBe(12)
})
