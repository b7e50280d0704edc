import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asPercent, decodeWeights, encodeWeights, inForce, withWeight } from '../../client/lib/weights.ts'
import { DIMENSIONS, type PerDimension } from '../../model/evidence/lens.ts'
import { evenly } from '../support/evenly.ts'

const weights = (reliability: number, revenue: number, toil: number, demand: number): PerDimension => ({
  reliability,
  revenue,
  toil,
  demand,
})
const sum = (values: PerDimension) => DIMENSIONS.reduce((total, dimension) => total + values[dimension], 0)
const all = () => true

const anyWeights = fc
  .tuple(fc.nat(100), fc.nat(100), fc.nat(100), fc.nat(100))
  .filter((parts) => parts.some((part) => part > 0))
  .map((parts) => {
    const total = parts.reduce((one, other) => one + other)
    return weights(...(parts.map((part) => part / total) as [number, number, number, number]))
  })

describe('moving one weight', () => {
  test('scales the others in proportion', () => {
    const moved = withWeight(weights(0.5, 0.1, 0.3, 0.1), 'reliability', 0.75, weights(0.25, 0.25, 0.25, 0.25), all)
    expect(moved.reliability).toBe(0.75)
    expect(moved.revenue).toBeCloseTo(0.05)
    expect(moved.toil).toBeCloseTo(0.15)
    expect(moved.demand).toBeCloseTo(0.05)
  })

  test('gives what is set free to the others as the lens has them, when they are all 0', () => {
    const moved = withWeight(weights(1, 0, 0, 0), 'reliability', 0.4, weights(0.5, 0.1, 0.3, 0.1), all)
    expect(moved.revenue).toBeCloseTo(0.12)
    expect(moved.toil).toBeCloseTo(0.36)
    expect(moved.demand).toBeCloseTo(0.12)
  })

  test('gives nothing to a dimension without evidence', () => {
    const moved = withWeight(
      weights(0.5, 0.25, 0.25, 0),
      'toil',
      1,
      weights(0.25, 0.25, 0.25, 0.25),
      (dimension) => dimension !== 'demand',
    )
    expect(moved).toEqual(weights(0, 0, 1, 0))
    const back = withWeight(moved, 'toil', 0, weights(0.3, 0.1, 0.5, 0.1), (dimension) => dimension !== 'demand')
    expect(back.demand).toBe(0)
    expect(back.reliability).toBeCloseTo(0.75)
  })

  test('keeps the only dimension with evidence at all', () =>
    expect(
      withWeight(
        weights(1, 0, 0, 0),
        'reliability',
        0.2,
        weights(1, 0, 0, 0),
        (dimension) => dimension === 'reliability',
      ),
    ).toEqual(weights(1, 0, 0, 0)))

  test('always leaves 100% together', () =>
    fc.assert(
      fc.property(anyWeights, fc.constantFrom(...DIMENSIONS), evenly(0, 1), (base, dimension, share) => {
        expect(sum(withWeight(base, dimension, share, weights(0.4, 0.3, 0.2, 0.1), all))).toBeCloseTo(1, 9)
      }),
    ))
})

test('percentages add up to 100', () => {
  expect(asPercent(weights(1 / 3, 1 / 3, 1 / 3, 0))).toEqual(weights(34, 33, 33, 0))
  fc.assert(
    fc.property(anyWeights, (any) => {
      expect(sum(asPercent(any))).toBe(100)
    }),
  )
})

describe('weights in an address', () => {
  test('read back what was written', () =>
    fc.assert(
      fc.property(anyWeights, (any) => {
        const text = encodeWeights(any)
        const read = decodeWeights(text)
        expect(read).not.toBeNull()
        expect(encodeWeights(read as PerDimension)).toBe(text)
      }),
    ))

  test.each([
    '',
    '55',
    '55,10,25',
    '55,10,25,11',
    '55,10,25,10,0',
    '-5,50,45,10',
    'a,b,c,d',
    '55.5,10,24.5,10',
    '1000,0,0,0',
  ])('refuse "%s"', (text) => expect(decodeWeights(text)).toBeNull())
})

test('a dimension without evidence leaves the others its weight', () => {
  expect(inForce(weights(0.4, 0.3, 0.2, 0.1), (dimension) => dimension !== 'demand').reliability).toBeCloseTo(0.4 / 0.9)
  expect(inForce(weights(0.4, 0.3, 0.2, 0.1), () => false)).toEqual(weights(0, 0, 0, 0))
})
