import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startProgram } from '../../model/compiled/program.ts'
import { DIMENSIONS, type PerDimension } from '../../model/evidence/lens.ts'
import { fillGamma, fillGammaPlainly } from '../../model/random/columns.ts'
import { compiledGamma } from '../../model/random/compiled-draws.ts'
import { RandomWords, randomStream } from '../../model/random/stream.ts'
import { fillPlainly } from '../../model/ranking/cell-factors.ts'
import { compiledFactors } from '../../model/ranking/compiled-factors.ts'
import { compiledLensDraws } from '../../model/ranking/compiled-lens-draws.ts'
import { DRAWS_AT_ONCE, type FactorSources, factorAt } from '../../model/ranking/factor-layout.ts'
import { lensDrawsPlainly } from '../../model/ranking/lens-draws.ts'
import { evenly } from '../support/evenly.ts'
import { compiledBytes } from './compile.ts'

test('the bytes that are kept are those of the source', async () => {
  const kept = await readFile(new URL('../../model/compiled/bytes.ts', import.meta.url), 'utf8')
  expect(kept).toBe(await compiledBytes())
})

test('logarithm and exponential have the bits of Math.log and Math.exp', () => {
  const program = startProgram()
  if (!program) throw new Error('this Node runs no WebAssembly with vectors')
  const differing: number[] = []
  const log = (x: number) => program.log(x) === Math.log(x) || differing.push(x)
  const exp = (x: number) => program.exp(x) === Math.exp(x) || differing.push(x)
  const around = (value: number, look: (x: number) => unknown) => {
    for (const units of [-2, -1, 0, 1, 2]) look(value * (1 + units * Number.EPSILON))
  }
  for (let power = -1020; power < 1000; power += 1) {
    for (const part of [1, Math.SQRT2, 1 + 2 ** -20, 1 - 2 ** -21, 1.5]) around(part * 2 ** power, log)
    for (const part of [0, 0.25, 0.5, 1]) around((power + part) * Math.LN2, exp)
    for (const sign of [-1, 1]) around(sign * 2 ** (power / 110), exp)
  }
  for (const x of [0, 1, -746, -745.13, -744, -709, -708.4]) exp(x)
  expect(differing).toEqual([])
})

test('compiled, a column of Gammas has the bits of the plain one and leaves the words where that does', () => {
  expect(compiledGamma()).not.toBeNull()
  fc.assert(
    fc.property(
      // Shapes of hundredths raise uniforms to powers that no double holds any more.
      fc.oneof(evenly(0.002, 1), evenly(1, 200)),
      evenly(0.01, 50),
      fc.array(fc.integer({ min: 1, max: 2500 }), { minLength: 1, maxLength: 3 }),
      fc.integer(),
      (shape, scale, lengths, seed) => {
        const [one, other] = [new RandomWords(seed, 'gamma'), new RandomWords(seed, 'gamma')]
        for (const length of lengths) {
          const [compiled, plain] = [new Float64Array(length), new Float64Array(length)]
          fillGamma(compiled, shape, scale, one)
          fillGammaPlainly(plain, shape, scale, other)
          expect(compiled).toEqual(plain)
          expect(one.state).toEqual(other.state)
        }
      },
    ),
    { seed: 53, numRuns: 300 },
  )
})

test('rare places of the ziggurat, the tail and the edges, have the same bits too', () => {
  const [one, other] = [new RandomWords(3, 'long'), new RandomWords(3, 'long')]
  const [compiled, plain] = [new Float64Array(500_000), new Float64Array(500_000)]
  for (const shape of [0.3, 0.9, 1.5, 12]) {
    fillGamma(compiled, shape, 1, one)
    fillGammaPlainly(plain, shape, 1, other)
    expect(Buffer.compare(Buffer.from(compiled.buffer), Buffer.from(plain.buffer))).toBe(0)
  }
})

const shapes = fc.oneof(evenly(0.01, 1), evenly(1, 60))

test('compiled, the factors of all cells have the bits of the plain ones, part after part', () => {
  const cell = fc.record({
    shape: fc.oneof(shapes, fc.constant(0)),
    drift: fc.constantFrom(null, 0, 1),
  })
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 1, maxLength: 12 }),
      fc.constantFrom(0, 0.5, 2),
      fc.array(fc.constantFrom(DRAWS_AT_ONCE, 45, 8, 1), { minLength: 1, maxLength: 3 }),
      fc.integer(),
      (cells, drift, lengths, seed) => {
        const sources = (): FactorSources => ({
          cells: cells.map((own, at) => ({ ...own, words: new RandomWords(seed, 'cell', String(at)) })),
          drifts: [0, 1].map((at) => new RandomWords(seed, 'drift', String(at))),
          drift,
        })
        const [one, other] = [sources(), sources()]
        const room = () => new Float32Array(cells.length * DRAWS_AT_ONCE)
        for (const length of lengths) {
          const [compiled, plain] = [room(), room()]
          compiledFactors()?.(one, length, compiled)
          fillPlainly(other, length, plain)
          for (let draw = 0; draw < length; draw += 1)
            for (let at = 0; at < cells.length; at += 1) {
              const place = factorAt(draw, at, cells.length)
              expect(compiled[place]).toBe(plain[place])
            }
          expect(one).toEqual(other)
        }
      },
    ),
    { seed: 55, numRuns: 100 },
  )
})

/** Draws in tenths, of which many tie and sums depend on their order by a last bit, or of any size. */
const grain = fc.constantFrom(
  { most: 9, unit: 1 },
  { most: 60, unit: 0.1 },
  { most: 1e9, unit: 1e-7 },
  // Some draws are many times as large as all others.
  { most: 1e3, unit: 1, power: 40 },
)

test('compiled, draws say under a lens what they say in plain TypeScript, with ties, with nothing removed and at the very edge of the capacity', () => {
  expect(compiledLensDraws()).not.toBeNull()
  const cases = fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(1, 2, 7, 8, 9, 512, 1030, 4096))
    .chain(([projects, draws]) =>
      fc.record({
        projects: fc.constant(projects),
        draws: fc.constant(draws),
        seed: fc.integer(),
        grain,
        pain: fc.array(fc.constantFrom(0, 0.1, 0.3, 1), { minLength: 4, maxLength: 4 }),
        k: fc.integer({ min: 1, max: projects }),
        capacity: fc.option(fc.integer({ min: 0, max: 60 }).map((tenths) => tenths / 10)),
        tierThreshold: fc.constantFrom(0.5, 0.7, 1),
      }),
    )
  fc.assert(
    fc.property(cases, ({ projects, draws, seed, grain: { most, unit, power = 1 }, pain, ...asked }) => {
      const random = randomStream(seed, 'draws')
      const number = (least: number, most: number) => least + Math.floor(random() ** power * (most - least + 1))
      const amounts = () => (random() < 0.2 ? null : Float32Array.from({ length: draws }, () => number(0, most) * unit))
      const columns = Array.from({ length: projects }, () => ({
        reliability: amounts(),
        revenue: amounts(),
        toil: amounts(),
        demand: amounts(),
        effort: Float64Array.from({ length: draws }, () => number(1, 9) * 0.1),
        effortQuantiles: [],
      }))
      const question = {
        pain: Object.fromEntries(DIMENSIONS.map((dimension, at) => [dimension, pain[at]])) as unknown as PerDimension,
        ...asked,
      }
      expect(compiledLensDraws()?.(columns, question)).toEqual(lensDrawsPlainly(columns, question))
    }),
    { seed: 59, numRuns: 150 },
  )
})
