import fc from 'fast-check'

const STEPS = 1_000_000

/**
 * Numbers of a range, every part of it as likely as another, its ends more often, and now and then what only just is a
 * number. `fc.double` alone draws evenly from the doubles that there are: of 0 to 1, 99 in 100 of them lie below .01.
 */
export const evenly = (min: number, max: number): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 0, max: STEPS }).map((step) => min + ((max - min) * step) / STEPS) },
    { weight: 1, arbitrary: fc.double({ min, max, noNaN: true }) },
  )
