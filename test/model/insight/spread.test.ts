import { describe, expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import { estimateSpread, knownExactly, rateSpread, type Spread } from '../../../model/insight/spread.ts'
import { drawThreePoint } from '../../../model/random/columns.ts'
import { drawGamma, drawNormal } from '../../../model/random/distribution.ts'
import { RandomWords, randomStream } from '../../../model/random/stream.ts'

const DRAWS = 40_000
const share = (draws: ArrayLike<number>, is: (value: number) => boolean) =>
  Array.from(draws).filter(is).length / draws.length
const mean = (draws: ArrayLike<number>, of: (value: number) => number) =>
  Array.from(draws).reduce((sum, value) => sum + of(value), 0) / draws.length

/** Four standard errors of a share of this many draws, at most. */
const SHARE_ERROR = (4 * 0.5) / Math.sqrt(DRAWS)

function agrees(spread: Spread, draws: Float64Array) {
  const deviation = Math.sqrt(mean(draws, (value) => (value - spread.mean) ** 2))
  const error = (4 * deviation) / Math.sqrt(DRAWS)
  expect(Math.abs(mean(draws, (value) => value) - spread.mean)).toBeLessThan(error)
  for (const chance of [0.05, 0.1, 0.5, 0.9, 0.95]) {
    const x = spread.quantile(chance)
    expect(spread.below(x)).toBeCloseTo(chance, 9)
    expect(Math.abs(share(draws, (value) => value <= x) - chance)).toBeLessThan(SHARE_ERROR)
    expect(Math.abs(mean(draws, (value) => Math.max(0, value - x)) - spread.excess(x))).toBeLessThan(error)
  }
}

describe('what may be true of an estimate', () => {
  const PERT = { ...DEFAULT_ASSUMPTIONS, estimateError: 0 }

  test.each([
    [{ low: 20, likely: 100, high: 900 }, Number.POSITIVE_INFINITY, PERT],
    [{ low: 0, likely: 0, high: 1 }, 1, PERT],
    [{ low: 0.2, likely: 0.6, high: 0.6 }, 1, PERT],
    [{ low: 2, likely: 4, high: 7 }, Number.POSITIVE_INFINITY, DEFAULT_ASSUMPTIONS],
    [{ low: 4, likely: 4, high: 4 }, Number.POSITIVE_INFINITY, DEFAULT_ASSUMPTIONS],
    [{ low: 0.2, likely: 0.3, high: 0.5 }, 1, DEFAULT_ASSUMPTIONS],
    [{ low: 0.8, likely: 0.9, high: 0.95 }, 1, DEFAULT_ASSUMPTIONS],
  ] as const)('of %o, at most %d, is that of the draws', (estimate, most, assumptions) => {
    const draws = drawThreePoint(estimate, most, DRAWS, new RandomWords(1, 'estimate'), assumptions)
    agrees(estimateSpread(estimate, most, assumptions), draws)
  })

  test('FAIR example: (20, 100, 900) has mean 220, however wide the error', () => {
    const estimate = { low: 20, likely: 100, high: 900 }
    for (const assumptions of [PERT, DEFAULT_ASSUMPTIONS])
      expect(estimateSpread(estimate, Number.POSITIVE_INFINITY, assumptions).mean).toBeCloseTo(220, 12)
  })

  test('without an error, outside of the estimate nothing is left to happen', () => {
    const spread = estimateSpread({ low: 2, likely: 3, high: 5 }, Number.POSITIVE_INFINITY, PERT)
    expect([spread.below(1), spread.below(6), spread.excess(6)]).toEqual([0, 1, 0])
    expect(spread.excess(1)).toBeCloseTo(spread.mean - 1, 14)
  })
})

describe('how often something occurs, relative to its forecast', () => {
  test.each([
    [0.4, 0.5],
    [3, 0],
    [25, 0.5],
    [400, 0.2],
  ])('with shape %d and drift %d is that of the draws', (shape, drift) => {
    const random = randomStream(2, 'rate')
    const draws = Float64Array.from({ length: DRAWS }, () => {
      const moved = Math.exp(drift * drawNormal(random) - (drift * drift) / 2)
      return (drawGamma(shape, random) / shape) * moved
    })
    agrees(rateSpread(shape, drift), draws)
  })

  test('twice the integral of the excess is the second moment: (1 + 1/shape) exp(drift^2)', () => {
    const spread = rateSpread(4, 0.5)
    const step = 0.005
    let integral = 0
    for (let x = step / 2; x < 40; x += step) integral += spread.excess(x) * step
    expect(2 * integral).toBeCloseTo((1 + 1 / 4) * Math.exp(0.25), 4)
  })
})

test('a figure without doubt', () => {
  const spread = knownExactly(3)
  expect([spread.mean, spread.below(2.9), spread.below(3), spread.excess(1), spread.excess(4)]).toEqual([3, 0, 1, 2, 0])
  expect([spread.quantile(0.1), spread.quantile(0.9)]).toEqual([3, 3])
})
