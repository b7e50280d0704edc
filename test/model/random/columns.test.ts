import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawThreePoint, PART, threePointParts } from '../../../model/random/columns.ts'
import { RandomWords } from '../../../model/random/stream.ts'
import { evenly } from '../../support/evenly.ts'
import { PROPERTY } from '../../support/evidence.ts'

const share = evenly(0, 1)

test('an estimate drawn part after part is the one that is drawn at once, to the last bit', () => {
  fc.assert(
    fc.property(
      fc.tuple(share, share, share).map((three) => three.sort((left, right) => left - right)),
      fc.constantFrom(1 as const, Number.POSITIVE_INFINITY),
      fc.constantFrom(0, 0.3),
      fc.integer({ min: 1, max: 20 * PART }),
      fc.integer(),
      ([low = 0, likely = 0, high = 0], most, estimateError, count, seed) => {
        const estimate = { low, likely, high }
        const assumptions = { pertGamma: 4, estimateError }
        const words = () => new RandomWords(seed, 'parts')
        const atOnce = drawThreePoint(estimate, most, count, words(), assumptions)
        const next = threePointParts(estimate, most, count, words, assumptions)
        const column = new Float64Array(PART)
        for (let from = 0; from < count; from += PART) {
          next(column)
          const part = atOnce.subarray(from, from + PART)
          expect(column.subarray(0, part.length)).toEqual(part)
        }
      },
    ),
    { ...PROPERTY, numRuns: 100 },
  )
})
