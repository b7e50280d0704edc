import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breakEven, surplus } from '../../../model/insight/break-even.ts'
import { gainFromKnowing, refinements, worthRefining } from '../../../model/insight/evppi.ts'
import { leverageAt, lineAt } from '../../../model/insight/input.ts'
import { projectInputs } from '../../../model/insight/inputs.ts'
import { rivalOf } from '../../../model/insight/rival.ts'
import { knownExactly, type Spread } from '../../../model/insight/spread.ts'
import { incompleteGamma } from '../../../model/numeric/incomplete-gamma.ts'
import { painPerUnit } from '../../../model/ranking/weights.ts'
import { AT_THEIR_WORD, loss, PROPERTY, project } from '../../support/evidence.ts'
import {
  arbitraryRanking,
  arbitraryWeights,
  certain,
  ONLY_RELIABILITY,
  oneService,
  preparedProject,
} from '../../support/insight.ts'

/** Standard normal distribution function, through the incomplete gamma function (DLMF 7.11.1). */
const phi = (z: number) => 0.5 * (1 + Math.sign(z) * incompleteGamma(0.5, (z * z) / 2))
const density = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
const normal = (mean: number, deviation: number): Spread => ({
  mean,
  below: (x) => phi((x - mean) / deviation),
  excess: (x) => {
    const z = (x - mean) / deviation
    return deviation * (density(z) - z * (1 - phi(z)))
  },
  quantile: () => Number.NaN,
})

describe('the two-option closed form', () => {
  test('N(100, 30) against N(80, 40): the first is better with .6554, knowing both is worth 11.522', () => {
    // The difference is N(20, 50), and the decision is worth exactly that.
    const { gain, chance } = gainFromKnowing({ start: 0, slope: 1 }, normal(20, 50))
    expect(gain).toBeCloseTo(11.522, 3)
    expect(1 - chance).toBeCloseTo(0.6554, 4)
  })

  test('knowing only the first: E max(A - 80) with A from N(100, 30)', () => {
    const { gain } = gainFromKnowing({ start: -80, slope: 1 }, normal(100, 30))
    const z = 20 / 30
    expect(gain).toBeCloseTo(30 * density(z) - 20 * (1 - phi(z)), 10)
  })

  test('it does not matter which way the line runs', () => {
    const rising = gainFromKnowing({ start: -80, slope: 1 }, normal(100, 30))
    const falling = gainFromKnowing({ start: 80, slope: -1 }, normal(100, 30))
    expect(falling.gain).toBeCloseTo(rising.gain, 12)
    expect(falling.chance).toBeCloseTo(rising.chance, 12)
  })
})

test('what is known already, or moves nothing, is worth nothing', () => {
  expect(gainFromKnowing({ start: -1, slope: 0 }, normal(0, 1))).toEqual({ gain: 0, chance: 0 })
  expect(gainFromKnowing({ start: -1, slope: 1 }, knownExactly(2))).toEqual({ gain: 0, chance: 0 })
})

/** By the definition: the mean over many equally likely values of the input. */
function byDefinition(at: (x: number) => number, spread: Spread): number {
  const slices = 200
  let sum = 0
  for (let slice = 0; slice < slices; slice += 1)
    sum += Math.max(0, at(spread.quantile((slice + 0.5) / slices))) / slices
  return sum - Math.max(0, at(spread.mean))
}

test('by the definition, for every input of any project', () => {
  let decided = 0
  fc.assert(
    fc.property(arbitraryRanking(2, 4), arbitraryWeights, (prepared, weights) => {
      const pain = painPerUnit(weights, prepared.totals)
      const [own] = prepared.projects
      if (!own) return
      const rival = rivalOf(prepared, weights, own.project.id)
      if (!rival) return
      for (const input of projectInputs(prepared, own, pain)) {
        const line = surplus(input, rival)
        const { gain } = gainFromKnowing(line, input.spread)
        const scale = Math.abs(line.slope) * input.spread.excess(0)
        if (gain > 0) decided += 1
        expect(Math.abs(gain - byDefinition((x) => lineAt(line, x), input.spread))).toBeLessThan(0.02 * scale + 1e-12)
      }
    }),
    { ...PROPERTY, numRuns: 8 },
  )
  expect(decided).toBeGreaterThan(5)
})

test('where an input breaks even, the leverage is that of the rival', () => {
  let found = 0
  fc.assert(
    fc.property(arbitraryRanking(2, 5), arbitraryWeights, (prepared, weights) => {
      const pain = painPerUnit(weights, prepared.totals)
      for (const own of prepared.projects) {
        const rival = rivalOf(prepared, weights, own.project.id)
        if (!rival) continue
        for (const input of projectInputs(prepared, own, pain)) {
          const { at } = breakEven(input, rival)
          if (at === null) continue
          found += 1
          expect(at).toBeGreaterThanOrEqual(input.least)
          expect(at).toBeLessThanOrEqual(input.most)
          expect(leverageAt(input, at)).toBeCloseTo(rival.leverage, 9)
        }
      }
    }),
    PROPERTY,
  )
  expect(found).toBeGreaterThan(50)
})

const twoProjects = (effort: { low: number; likely: number; high: number }) =>
  oneService(
    [
      project('mine', [{ frequency: { low: 0.4, likely: 0.5, high: 0.6 } }], { effort: [{ team: 'core', ...effort }] }),
      certain('other', 0.3, 3),
    ],
    [loss('i1')],
    { teams: [{ id: 'core', title: 'Core', capacity: 4.5 }], assumptions: AT_THEIR_WORD },
  )

test('worked: half of the loss for four weeks is level with .3 in 3 at five weeks, or at a saving of .4', () => {
  const prepared = twoProjects({ low: 2, likely: 4, high: 6 })
  const own = preparedProject(prepared, 'mine')
  const rival = rivalOf(prepared, ONLY_RELIABILITY, 'mine')
  expect(rival).toMatchObject({ id: 'other', role: 'first left out' })
  expect(rival?.leverage).toBeCloseTo(0.1, 12)
  const inputs = projectInputs(prepared, own, painPerUnit(ONLY_RELIABILITY, prepared.totals))
  const at = (key: string) => {
    const input = inputs.find((each) => each.key === key)
    return input && breakEven(input, rival).at
  }
  expect(at('effort/0/core')).toBeCloseTo(5, 12)
  expect(at('effect/0/frequency')).toBeCloseTo(0.4, 12)
  expect(at('failures/api')).toBeCloseTo(0.8, 12)
})

test('the estimate most worth an hour is the one whose doubt can turn the decision', () => {
  const prepared = twoProjects({ low: 1, likely: 4, high: 7 })
  const own = preparedProject(prepared, 'mine')
  const rival = rivalOf(prepared, ONLY_RELIABILITY, 'mine')
  const inputs = projectInputs(prepared, own, painPerUnit(ONLY_RELIABILITY, prepared.totals)).filter(
    ({ subject }) => subject.kind !== 'failures',
  )
  const best = worthRefining(inputs, rival)
  expect(best).toMatchObject({ isAhead: true, input: { key: 'effort/0/core' }, rival: { id: 'other' } })
  // A saving below .4 in PERT(.4, .5, .6) cannot be: knowing it turns nothing.
  expect(refinements(inputs, rival).find(({ input }) => input.key === 'effect/0/frequency')?.chance).toBeCloseTo(0, 9)
  expect(worthRefining(inputs, null)).toBeNull()
  expect(refinements(inputs, null).every(({ gain }) => gain === 0)).toBe(true)
})

test('why nothing breaks even, in every case', () => {
  const prepared = twoProjects({ low: 2, likely: 4, high: 6 })
  const own = preparedProject(prepared, 'mine')
  const [input] = projectInputs(prepared, own, painPerUnit(ONLY_RELIABILITY, prepared.totals))
  if (!input) throw new Error('there is no input')
  const rival = (leverage: number) => ({ id: 'other', role: 'first left out', leverage }) as const
  expect(breakEven(input, null).reason).toBe('nothing to tie with')
  expect(breakEven(input, rival(0.5)).reason).toBe('stays below whatever it is')
  expect(breakEven({ ...input, least: 0.45 }, rival(0.1)).reason).toBe('stays above whatever it is')
  const still = { ...input, value: { start: 0.4, slope: 0 } }
  expect(breakEven(still, rival(0.1)).reason).toBe('ties whatever it is')
})
