import { describe, expect, test } from 'vitest'
import { type Realised, realisedBenefit, type Stretch } from '../../../../model/insight/realised/realised.ts'
import { wrongSignShare } from '../../../../model/insight/realised/wrong-sign.ts'
import { drawNormal, drawPoisson } from '../../../../model/random/distribution.ts'
import { randomStream } from '../../../../model/random/stream.ts'

const SEED = { seed: 41 }
const steady = (count: number, days: number): Stretch => ({ minutes: Array.from({ length: count }, () => 30), days })

describe('a shipped project', () => {
  const hold = (before: Stretch, after: Stretch, mean = 0.6): Realised =>
    realisedBenefit({ id: 'p', before, after, promised: { mean, p10: mean / 2 } }, SEED)

  test('that took away what it promised, over enough incidents, kept its promise', () => {
    const realised = hold(steady(48, 365.25), steady(10, 182.625))
    // 48 x 30 minutes a year before, 20 x 30 since.
    expect(realised.observed).toBeCloseTo(840, 9)
    expect(realised.predicted.mean).toBeCloseTo(0.6 * 1440, 9)
    expect(realised).toMatchObject({ verdict: 'kept', askAgainInMonths: null })
    expect(realised.chanceOfNoise).toBeLessThan(0.05)
  })

  test('that changed nothing fell short', () => {
    expect(hold(steady(48, 365.25), steady(24, 182.625)).verdict).toBe('fell-short')
  })

  test('with two incidents a year cannot be told, and says when to ask again', () => {
    const realised = hold(steady(4, 730), steady(0, 90))
    expect(realised.verdict).toBe('cannot-tell')
    expect(realised.power).toBeLessThan(0.8)
    expect(realised.askAgainInMonths ?? 99).toBeGreaterThan(3)
  })

  test('whose losses nobody saw before can never be told', () => {
    expect(hold(steady(0, 365), steady(0, 90))).toMatchObject({ verdict: 'cannot-tell', askAgainInMonths: null })
  })

  test('that does nothing is said to have kept its promise at most about as often as the stated chance', () => {
    const random = randomStream(5, 'noise')
    const draw = (days: number) => ({
      minutes: Array.from({ length: drawPoisson(days / 15, random) }, () => 30 * Math.exp(drawNormal(random))),
      days,
    })
    const kept = Array.from({ length: 120 }, () => hold(draw(365), draw(120)).verdict === 'kept').filter(Boolean).length
    expect(kept / 120).toBeLessThan(0.16)
  })
})

describe("Davidovic's procedure", () => {
  const logNormal = (count: number, sigma: number) => {
    const random = randomStream(9, 'durations', String(count))
    return Array.from({ length: count }, () => Math.exp(sigma * drawNormal(random)))
  }

  test('equal durations always show a cut; no cut at all shows the wrong sign half of the time', () => {
    expect(wrongSignShare(Array(40).fill(7), 0.1, 1_000, randomStream(1, 'a'))).toBe(0)
    expect(wrongSignShare(logNormal(100, 1), 0, 20_000, randomStream(1, 'b'))).toBeCloseTo(0.5, 1)
  })

  // Source: Davidovic, "Incident metrics in SRE": 38%, 40%, 20% for his three companies, whose durations he does not publish.
  // The normal approximation with his N says what spread of durations that takes; durations so spread give his shares.
  test.each([
    [173, 1.36, 0.38],
    [103, 1.5, 0.4],
    [609, 1.17, 0.2],
  ])(
    '%d log-normal durations hide a cut of 10%% in about as many simulations as published',
    (count, sigma, published) => {
      const share = wrongSignShare(logNormal(count, sigma), 0.1, 5_000, randomStream(1, 'c'))
      expect(Math.abs(share - published)).toBeLessThan(0.07)
    },
  )
})
