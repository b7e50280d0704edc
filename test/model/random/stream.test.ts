import { expect, test } from 'vitest'
import { randomStream } from '../../../model/random/stream.ts'

const take = (random: () => number, count: number) => Array.from({ length: count }, () => random())

test('the same seed and key give the same numbers, another key others', () => {
  expect(take(randomStream(41, 'p1', 'effort'), 5)).toEqual(take(randomStream(41, 'p1', 'effort'), 5))
  expect(take(randomStream(41, 'p1', 'effort'), 5)).not.toEqual(take(randomStream(41, 'p2', 'effort'), 5))
  expect(take(randomStream(41, 'p1', 'effort'), 5)).not.toEqual(take(randomStream(42, 'p1', 'effort'), 5))
  expect(take(randomStream(41, 'ab', 'c'), 5)).not.toEqual(take(randomStream(41, 'a', 'bc'), 5))
})

test('numbers are uniform, and streams of like keys are not correlated', () => {
  const count = 20_000
  const bins = new Array<number>(20).fill(0)
  const first = take(randomStream(1, 'service-1', 'rate'), count)
  const second = take(randomStream(1, 'service-2', 'rate'), count)
  for (const value of first) bins[Math.floor(value * 20)] = (bins[Math.floor(value * 20)] as number) + 1
  const chiSquare = bins.reduce((sum, seen) => sum + (seen - count / 20) ** 2 / (count / 20), 0)
  // 99.9th percentile of chi-square with 19 degrees of freedom.
  expect(chiSquare).toBeLessThan(43.8)
  const correlation =
    first.reduce((sum, value, index) => sum + (value - 0.5) * ((second[index] as number) - 0.5), 0) / count / (1 / 12)
  expect(Math.abs(correlation)).toBeLessThan(0.025)
})
