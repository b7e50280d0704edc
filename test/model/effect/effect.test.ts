import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import { expectedTogether } from '../../../model/effect/expected.ts'
import { combineReductions, NO_REDUCTION, savedShare, savedToilShare } from '../../../model/effect/reduction.ts'
import { evenly } from '../../support/evenly.ts'
import { exactly, PROPERTY } from '../../support/evidence.ts'

// Source: Google CRE's config mishap, 91.3125 bad minutes a year; the reductions are worked in model.md, section 3.
const LOSS = 91.3125
const SHARE_OF_DETECTION = 30 / 150
const fewer = { frequency: exactly(0.6) }
const faster = { recovery: exactly(0.75) }
const saved = (...effects: Parameters<typeof expectedTogether>[0]) =>
  LOSS * savedShare(expectedTogether(effects, DEFAULT_ASSUMPTIONS), SHARE_OF_DETECTION)

test('60% fewer incidents and recovery in 30 instead of 120 minutes save 54.7875 each and 76.7025 together', () => {
  expect(saved(fewer)).toBeCloseTo(54.7875, 9)
  expect(saved(faster)).toBeCloseTo(54.7875, 9)
  expect(saved(fewer, faster)).toBeCloseTo(76.7025, 9)
  expect(saved(fewer) + saved(faster)).toBeGreaterThan(LOSS)
})

test('without a duration only frequency and blast radius count', () => {
  expect(savedShare({ ...NO_REDUCTION, detection: 1, recovery: 1 }, null)).toBe(0)
  expect(savedShare({ ...NO_REDUCTION, frequency: 0.5, blastRadius: 0.5 }, null)).toBe(0.75)
})

test('toil shrinks with fewer incidents and a faster recovery only', () => {
  expect(savedToilShare({ frequency: 0.5, detection: 1, recovery: 0.5, blastRadius: 1 })).toBe(0.75)
})

const reductions = fc.record({
  frequency: evenly(0, 1),
  detection: evenly(0, 1),
  recovery: evenly(0, 1),
  blastRadius: evenly(0, 1),
})

test('benefits never exceed the loss, grow with the set, and the more is there the less another adds', () => {
  fc.assert(
    fc.property(
      fc.array(reductions, { maxLength: 5 }),
      fc.array(reductions, { maxLength: 3 }),
      reductions,
      evenly(0, 1),
      (set, more, another, detectionShare) => {
        const of = (list: (typeof another)[]) => savedShare(combineReductions(list), detectionShare)
        const small = of(set)
        const large = of([...set, ...more])
        expect(large).toBeLessThanOrEqual(1 + 1e-12)
        expect(large).toBeGreaterThanOrEqual(small - 1e-12)
        const addsToSmall = of([...set, another]) - small
        const addsToLarge = of([...set, ...more, another]) - large
        expect(addsToLarge).toBeLessThanOrEqual(addsToSmall + 1e-9)
      },
    ),
    { ...PROPERTY, numRuns: 1000 },
  )
})
