import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeChances } from '../../../model/ranking/chances.ts'
import { countAboveLine } from '../../../model/ranking/cut-line.ts'
import { tiersOf } from '../../../model/ranking/tier.ts'
import { PROPERTY } from '../../support/evidence.ts'

/** By the definition: sort each draw, then count places and fill the capacity. */
function bySorting(leverage: Float64Array[], effort: Float64Array[], k: number, capacity: number) {
  const draws = leverage[0]?.length ?? 0
  const [first, top, aboveLine] = [0, 1, 2].map(() => new Array<number>(leverage.length).fill(0)) as [
    number[],
    number[],
    number[],
  ]
  for (let draw = 0; draw < draws; draw += 1) {
    const order = leverage
      .map((_, index) => index)
      .sort((one, other) => (leverage[other]?.[draw] ?? 0) - (leverage[one]?.[draw] ?? 0) || one - other)
    let spent = 0
    order.forEach((index, place) => {
      if (place === 0) first[index] = (first[index] ?? 0) + 1 / draws
      if (place < k) top[index] = (top[index] ?? 0) + 1 / draws
      spent += effort[index]?.[draw] ?? 0
      if (spent <= capacity) aboveLine[index] = (aboveLine[index] ?? 0) + 1 / draws
    })
  }
  return { first, top, aboveLine }
}

const close = (list: readonly number[]) => list.map((value) => expect.closeTo(value, 9))

test('places and the cut line equal sorting every draw, ties included', () => {
  const cases = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 20 }))
    .chain(([projects, draws]) => {
      const grid = (most: number) =>
        fc.array(
          fc
            .array(fc.integer({ min: 1, max: most }), { minLength: draws, maxLength: draws })
            .map((row) => Float64Array.from(row)),
          { minLength: projects, maxLength: projects },
        )
      return fc.tuple(grid(6), grid(4), fc.integer({ min: 1, max: projects }), fc.integer({ min: 0, max: 40 }))
    })
  fc.assert(
    fc.property(cases, ([leverage, effort, k, capacity]) => {
      const found = placeChances(leverage, effort, k, capacity)
      const expected = bySorting(leverage, effort, k, capacity)
      expect([...found.first]).toEqual(close(expected.first))
      expect([...found.top]).toEqual(close(expected.top))
      expect([...(found.aboveLine ?? [])]).toEqual(close(expected.aboveLine))
    }),
    { ...PROPERTY, numRuns: 300 },
  )
})

test('a draw in which two tie counts half', () => {
  // The first wins in 1 of 2 draws and ties in the other: a chance of .75.
  const leverage = [Float64Array.from([5, 5]), Float64Array.from([4, 5])]
  expect(tiersOf(leverage, 0.75)).toEqual([1, 2])
  expect(tiersOf(leverage, 0.76)).toEqual([1, 1])
})

test('a project that fits exactly is above the line', () => {
  const ranked = [2, 3, 1].map((effort) => ({ effort, leverage: 0.1 }))
  expect(countAboveLine(ranked, 5)).toBe(2)
  expect(countAboveLine(ranked, 4.9)).toBe(1)
  expect(countAboveLine([], 5)).toBe(0)
})

test('what removes nothing is first of nothing and above no line, even where all else fits', () => {
  const nothing = Float64Array.from([0, 0])
  const something = Float64Array.from([1, 0])
  const effort = [1, 2].map((weeks) => Float64Array.from([weeks, weeks]))
  const chances = placeChances([something, nothing], effort, 2, 100)
  expect([[...chances.first], [...chances.top], [...(chances.aboveLine ?? [])]]).toEqual([
    [0.5, 0],
    [0.5, 0],
    [0.5, 0],
  ])
  expect(
    countAboveLine(
      [
        { effort: 1, leverage: 0.1 },
        { effort: 1, leverage: 0 },
      ],
      100,
    ),
  ).toBe(1)
})

test('a project joins the tier until its first beats it with the threshold chance', () => {
  const first = Float64Array.from([5, 5, 5, 5])
  const even = Float64Array.from([6, 4, 6, 4])
  const worse = Float64Array.from([4, 4, 4, 6])
  const tied = Float64Array.from([5, 5, 5, 5])
  expect(tiersOf([first, even, tied, worse], 0.7)).toEqual([1, 1, 1, 2])
  expect(tiersOf([first, even, tied, worse], 0.8)).toEqual([1, 1, 1, 1])
})
