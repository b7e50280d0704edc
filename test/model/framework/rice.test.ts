import { expect, test } from 'vitest'
import { riceScore } from '../../../model/framework/rice.ts'
import { ratio } from '../../../model/quantity.ts'

// Source: worked examples of the published formula, reach x impact x confidence / effort.
test.each([
  [{ reach: 450, impact: 3, confidence: ratio(1), effort: 2 }, 675],
  [{ reach: 2000, impact: 1, confidence: ratio(0.8), effort: 4 }, 400],
  [{ reach: 800, impact: 2, confidence: ratio(0.5), effort: 1 }, 800],
])('%o scores %d', (estimate, expected) => {
  expect(riceScore(estimate)).toBeCloseTo(expected, 9)
})
