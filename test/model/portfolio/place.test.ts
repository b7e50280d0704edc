import fc from 'fast-check'
import { expect, test } from 'vitest'
import { valueOfSet } from '../../../model/portfolio/joint-value.ts'
import { boundedPlace } from '../../../model/portfolio/place.ts'
import { FREE, IN } from '../../../model/portfolio/problem.ts'
import { readOrder } from '../../../model/portfolio/read-order.ts'
import { relaxationOf } from '../../../model/portfolio/relaxation.ts'
import { keepsRules } from '../../../model/portfolio/rules.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import { evenly } from '../../support/evenly.ts'
import { arbitraryInstance, idsOf, isAllowed } from '../../support/portfolio.ts'

test('a bound is above every plan, and whatever it settles agrees with every plan that beats the best known', () => {
  fc.assert(
    fc.property(arbitraryInstance(8), evenly(0, 1), fc.integer({ min: 0, max: 40 }), (instance, known, rounds) => {
      const read = readOrder(prepareRanking(instance.evidence), instance.order)
      if (!read.ok) return
      const problem = read.value
      const plans = Array.from({ length: 2 ** problem.candidates.length }, (_, mask) =>
        [...problem.candidates.keys()].filter((at) => (mask >> at) & 1),
      ).filter((members) => keepsRules(problem, members))
      const level = known * Math.max(...plans.map((members) => valueOfSet(problem.joint, members)))
      const relaxation = relaxationOf(problem)
      const above = {
        choice: problem.choice,
        bound: Number.POSITIVE_INFINITY,
        part: new Float64Array(problem.candidates.length),
        price: new Float64Array(relaxation.rows.most.length),
      }
      const place = boundedPlace(
        relaxation,
        problem.choice,
        above,
        { rounds, progress: 0 },
        { best: () => level, isBeaten: (bound) => bound <= level * (1 + 1e-9), isTimeUp: () => false },
      )
      for (const members of plans) {
        const value = valueOfSet(problem.joint, members)
        if (value <= level * (1 + 1e-8)) continue
        expect(place).not.toBeNull()
        expect(place?.bound).toBeGreaterThanOrEqual(value * (1 - 1e-12))
        const disagrees = place?.choice.some(
          (decision, at) => decision !== FREE && (decision === IN) !== members.includes(at),
        )
        expect(disagrees).toBe(false)
      }
    }),
    { seed: 20260928, numRuns: 300 },
  )
})

test('a set keeps the rules of a problem exactly when it keeps those of its order', () => {
  fc.assert(
    fc.property(arbitraryInstance(8), fc.nat({ max: 255 }), (instance, mask) => {
      const read = readOrder(prepareRanking(instance.evidence), instance.order)
      if (!read.ok) return
      const members = [...read.value.candidates.keys()].filter((at) => (mask >> at) & 1)
      expect(keepsRules(read.value, members)).toBe(isAllowed(instance, idsOf(read.value, members)))
    }),
    { seed: 20260928, numRuns: 300 },
  )
})
