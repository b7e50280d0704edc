import { describe, expect, test } from 'vitest'
import { minutes, ratio } from '../../../model/quantity.ts'
import { randomStream } from '../../../model/random/stream.ts'
import { budgetTaken, lossesAsBudget, type SliceBudget, usualBurnTaken } from '../../../model/slo/bad-slices.ts'
import { loss } from '../../support/evidence.ts'

const slices = (target: number, window: number): SliceBudget => ({
  budgetingMethod: 'Timeslices',
  timeSliceTarget: ratio(target),
  timeSliceWindow: minutes(window),
})

/** Slice by slice, the outage beginning anywhere. */
function naive(target: number, window: number, duration: number, share: number): number {
  const random = randomStream(1, 'slices', String(duration), String(share))
  let bad = 0
  const trials = 40_000
  for (let trial = 0; trial < trials; trial += 1) {
    const start = random() * window
    for (let from = 0; from < start + duration; from += window) {
      const overlap = Math.min(from + window, start + duration) - Math.max(from, start)
      if (overlap > 0 && (overlap / window) * share >= 1 - target) bad += 1
    }
  }
  return (bad * window) / trials
}

describe('an outage against a budget of whole bad slices', () => {
  test.each([
    [0.95, 5, 60, 1],
    [0.95, 5, 60, 0.3],
    [0.95, 5, 2, 0.5],
    [0.99, 1, 12.5, 0.02],
    [0.5, 10, 7, 0.8],
  ])(
    'target %d, slices of %d min, outage of %d min at %d: the mean over where it begins',
    (target, window, duration, share) => {
      const taken = budgetTaken(slices(target, window), minutes(duration), share)
      expect(taken / naive(target, window, duration, share)).toBeCloseTo(1, 1)
    },
  )

  test('takes none where too few customers fail for any slice to miss its target', () => {
    expect(budgetTaken(slices(0.95, 5), minutes(600), 0.04)).toBe(0)
    expect(budgetTaken(slices(0.5, 10), minutes(4), 1)).toBe(0)
    expect(budgetTaken(slices(0.95, 5), minutes(600), 0)).toBe(0)
  })

  test('of a day at a share just above what a slice forgives takes nearly the whole day', () => {
    expect(budgetTaken(slices(0.95, 5), minutes(1_440), 0.051)).toBeCloseTo(1_435, -1)
  })
})

test('elsewhere it takes its minutes times its share', () => {
  for (const budgetingMethod of ['Occurrences', 'RatioTimeslices'] as const)
    expect(budgetTaken({ ...slices(0.95, 5), budgetingMethod }, minutes(60), 0.3)).toBeCloseTo(18, 12)
})

test('a loss of 10 minutes in 20 is a share of a half; the usual burn is all or nothing', () => {
  const [taken] = lossesAsBudget([loss('a')], slices(0.95, 5))
  expect(taken?.minutes).toBeCloseTo(20 + 5 - 2 * 0.5, 9)
  expect(usualBurnTaken(slices(0.95, 5), 1)).toBe(0)
  expect(usualBurnTaken(slices(0.95, 5), 100)).toBe(1_440)
  expect(usualBurnTaken({ ...slices(0.95, 5), budgetingMethod: 'Occurrences' }, 1)).toBe(1)
})
