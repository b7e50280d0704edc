import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_LENSES, DIMENSIONS, type PerDimension, perDimension } from '../../../model/evidence/lens.ts'
import { flipsAmong, flipsBetween, flipsOverWeight } from '../../../model/ranking/flips.ts'
import { flipSentence, weightFlipSentence } from '../../../model/ranking/flips-words.ts'
import { orderByMean } from '../../../model/ranking/order.ts'
import { type PreparedRanking, prepareRanking } from '../../../model/ranking/prepare.ts'
import { evidence, exactly, PROPERTY, project } from '../../support/evidence.ts'
import { arbitraryRanking, arbitraryWeights } from '../../support/insight.ts'

const weights = (changes: Partial<PerDimension>): PerDimension => ({
  reliability: 0,
  revenue: 0,
  toil: 0,
  demand: 0,
  ...changes,
})

/** Neither reliability nor toil has any loss. The widget removes .6 of demand, the deal .4 of demand and all revenue. */
const dealAndWidget = () => {
  const effort = [{ team: 'core', ...exactly(1) }]
  return prepareRanking(
    evidence({
      demand: [
        { id: 'g', kind: 'issue', service: 'api', labels: [], points: 6, atStake: 0, chanceOfLoss: null },
        { id: 'q', kind: 'request', service: 'api', labels: [], points: 4, atStake: 900, chanceOfLoss: exactly(0.5) },
      ],
      projects: [
        project('widget', [{ issues: true, closing: exactly(1) }], { effort }),
        project('deal', [{ requests: true, closing: exactly(1) }], { effort }),
      ],
    }),
  )
}

test('worked: .6 d = .4 d + r with d = 1 - t and r = t is a tie at t = 1/6', () => {
  expect(flipsBetween(dealAndWidget(), weights({ demand: 1 }), weights({ revenue: 1 }))).toEqual([
    { overtaken: 'widget', overtaker: 'deal', at: expect.closeTo(1 / 6, 14) },
  ])
})

test('a dimension without loss leaves on the way: half of the first lens is on one, so the tie comes sooner', () => {
  const from = weights({ reliability: 0.5, demand: 0.5 })
  // .2 x .5 (1 - t) = t, before rescaling.
  expect(flipsBetween(dealAndWidget(), from, weights({ revenue: 1 }))[0]?.at).toBeCloseTo(0.1 / 1.1, 14)
})

test('a lens of nothing but dimensions without loss orders nothing', () => {
  expect(flipsBetween(dealAndWidget(), weights({ reliability: 1 }), weights({ revenue: 1 }))).toEqual([])
  expect(flipsBetween(dealAndWidget(), weights({ demand: 1 }), weights({ toil: 1 }))).toEqual([])
})

test('the weight of one dimension at which two tie, the others in proportion', () => {
  const even = weights({ reliability: 0.25, revenue: 0.25, demand: 0.5 })
  // With demand at s, revenue has half of the rest: .2 s = (1 - s)/2.
  expect(flipsOverWeight(dealAndWidget(), even, 'demand')).toEqual([
    { overtaken: 'deal', overtaker: 'widget', at: expect.closeTo(0.5 / 0.7, 14) },
  ])
  expect(flipsOverWeight(dealAndWidget(), weights({ demand: 1 }), 'demand')).toEqual([])
})

const mixed = (from: PerDimension, to: PerDimension, at: number) =>
  perDimension((dimension) => (1 - at) * from[dimension] + at * to[dimension])

const lead = (prepared: PreparedRanking, mix: PerDimension, one: string, other: string) => {
  const leverage = new Map(orderByMean(prepared, mix).map((place) => [place.id, place.leverage]))
  return (leverage.get(one) ?? Number.NaN) - (leverage.get(other) ?? Number.NaN)
}

test('at the flip the two tie, before it the one leads and after it the other', () => {
  let flips = 0
  fc.assert(
    fc.property(arbitraryRanking(2, 6), arbitraryWeights, arbitraryWeights, (prepared, from, to) => {
      for (const { overtaken, overtaker, at } of flipsBetween(prepared, from, to)) {
        flips += 1
        expect(at).toBeGreaterThanOrEqual(0)
        expect(at).toBeLessThanOrEqual(1)
        expect(Math.abs(lead(prepared, mixed(from, to, at), overtaken, overtaker))).toBeLessThan(1e-12)
        expect(lead(prepared, mixed(from, to, at / 2), overtaken, overtaker)).toBeGreaterThan(-1e-14)
        expect(lead(prepared, mixed(from, to, (at + 1) / 2), overtaken, overtaker)).toBeLessThan(1e-14)
      }
    }),
    PROPERTY,
  )
  expect(flips).toBeGreaterThan(20)
})

test('exactly the pairs that two lenses order differently flip, and the way back mirrors the way there', () => {
  fc.assert(
    fc.property(arbitraryRanking(2, 6), arbitraryWeights, arbitraryWeights, (prepared, from, to) => {
      const places = (mix: PerDimension) => new Map(orderByMean(prepared, mix).map(({ id, rank }) => [id, rank]))
      const [before, after] = [places(from), places(to)]
      const isAhead = (ranks: Map<string, number>, one: string, other: string) =>
        (ranks.get(one) ?? 0) < (ranks.get(other) ?? 0)
      const expected = [...before.keys()].flatMap((one) =>
        [...before.keys()]
          .filter((other) => isAhead(before, one, other) && isAhead(after, other, one))
          .map((other) => `${one} ${other}`),
      )
      const flips = flipsBetween(prepared, from, to)
      expect(flips.map(({ overtaken, overtaker }) => `${overtaken} ${overtaker}`).sort()).toEqual(expected.sort())
      const back = new Map(
        flipsBetween(prepared, to, from).map(({ overtaken, overtaker, at }) => [`${overtaker} ${overtaken}`, at]),
      )
      for (const { overtaken, overtaker, at } of flips)
        expect(back.get(`${overtaken} ${overtaker}`)).toBeCloseTo(1 - at, 9)
      expect(flips.map(({ at }) => at)).toEqual(flips.map(({ at }) => at).sort((left, right) => left - right))
    }),
    PROPERTY,
  )
})

test('flips do not depend on the order in which projects are listed', () => {
  fc.assert(
    fc.property(arbitraryRanking(2, 5), arbitraryWeights, arbitraryWeights, (prepared, from, to) => {
      const turned = { ...prepared, projects: [...prepared.projects].reverse() }
      expect(flipsBetween(turned, from, to)).toEqual(flipsBetween(prepared, from, to))
    }),
    { ...PROPERTY, numRuns: 30 },
  )
})

test('every two lenses are compared once', () => {
  const pairs = flipsAmong(dealAndWidget(), DEFAULT_LENSES)
  expect(pairs).toHaveLength(10)
  expect(new Set(pairs.map(({ from, to }) => `${from} ${to}`)).size).toBe(10)
  expect(DIMENSIONS).toHaveLength(4)
})

test('flips in words', () => {
  const titles = { overtaken: 'Canary deploys', overtaker: 'Ledger shard' }
  const lenses = { ...titles, from: 'Engineering', to: 'Sales' }
  expect(flipSentence(0.62, lenses)).toBe(
    'At 62% of the way from Engineering to Sales, Ledger shard overtakes Canary deploys',
  )
  expect(flipSentence(0.999, lenses)).toMatch(/^At >99% of the way/)
  expect(flipSentence(0.0001, lenses)).toMatch(/^At <1% of the way/)
  expect(flipSentence(0, lenses)).toBe(
    'For Engineering, Canary deploys and Ledger shard tie; towards Sales, Ledger shard leads',
  )
  expect(flipSentence(1, lenses)).toBe(
    'For Sales, Canary deploys and Ledger shard tie; towards Engineering, Canary deploys leads',
  )
  expect(weightFlipSentence(0.331, 'toil', titles)).toBe('Ledger shard passes Canary deploys over 33% toil')
})
