import type { Assumptions } from '../assumption.ts'
import type { ThreePoint } from '../evidence/three-point.ts'
import { compiledGamma } from './compiled-draws.ts'
import { type EstimateShape, estimateShape, type Most } from './estimate.ts'
import type { RandomWords } from './stream.ts'
import { nextNormal, nextUniform } from './ziggurat.ts'

/**
 * Fills a column with draws of Gamma(shape, scale): mean shape x scale. A shape of 0 gives zeros.
 * Source: Marsaglia and Tsang (2000); shapes below 1 through Gamma(shape + 1) U^(1/shape). Cost: about 5 ns a draw,
 * 15 for shapes below 1.
 */
export function fillGamma(column: Float64Array, shape: number, scale: number, words: RandomWords): void {
  if (shape <= 0) {
    column.fill(0)
    return
  }
  const fill = compiledGamma() ?? fillGammaPlainly
  fill(column, shape, scale, words)
}

/** The same for a shape above 0, in plain TypeScript. */
export function fillGammaPlainly(column: Float64Array, shape: number, scale: number, words: RandomWords): void {
  const isSmall = shape < 1
  const d = (isSmall ? shape + 1 : shape) - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (let draw = 0; draw < column.length; draw += 1) {
    const gamma = scale * d * nextCube(d, c, words)
    column[draw] = isSmall ? gamma * Math.exp(Math.log(nextUniform(words)) / shape) : gamma
  }
}

/**
 * Below 1 - 0.0331 normal^4 all is accepted from d = 2/3 on (Marsaglia and Tsang). The chance to be accepted at one
 * normal / sqrt(d) is a power of d, so by the inequality of Bernoulli 1 - 0.0331 (2/3) normal^4 / d will do as well.
 */
const SQUEEZE = (0.0331 * 2) / 3

/** The accepted (1 + c normal)^3: d times it is a draw of Gamma(d + 1/3). */
function nextCube(d: number, c: number, words: RandomWords): number {
  const squeeze = SQUEEZE / d
  for (;;) {
    const normal = nextNormal(words)
    const root = 1 + c * normal
    if (root <= 0) continue
    const cube = root * root * root
    const uniform = nextUniform(words)
    const square = normal * normal
    if (uniform < 1 - squeeze * square * square) return cube
    if (Math.log(uniform) < 0.5 * square + d * (1 - cube + Math.log(cube))) return cube
  }
}

/** A column that is made in parts has as many draws in each. */
export const PART = 128

type Shape = Pick<Assumptions, 'pertGamma' | 'estimateError'>

/**
 * `count` draws of what a three-point estimate may turn out to be, in its own unit, between 0 and `most`.
 * Source: a beta is the share of one Gamma in the sum of two.
 * @param words of this estimate alone: a few more of them may be taken than there are draws
 */
export function drawThreePoint(
  estimate: ThreePoint,
  most: Most,
  count: number,
  words: RandomWords,
  assumptions: Shape,
): Float64Array {
  const draws = new Float64Array(count)
  const shape = estimateShape(estimate, most, assumptions)
  if (shape.kind === 'known') return draws.fill(shape.value)
  if (shape.kind === 'gamma') {
    fillGamma(draws, shape.shape, shape.scale, words)
    return draws
  }
  fillGamma(draws, shape.alpha, 1, words)
  const others = new Float64Array(PART)
  for (let from = 0; from < count; from += PART) takeShares(draws.subarray(from, from + PART), others, shape, words)
  return draws
}

/** Room for draws that are passed over, kept from call to call. */
const passed = new Float64Array(1024)

/**
 * The draws of `drawThreePoint` part after part, for whoever has no room for whole columns: a function that fills a
 * column of PART with the next ones. All words of a beta's first Gamma come before those of its second, so the first is
 * drawn twice: passed over here, and made when its part comes.
 * @param count draws in all
 * @param openWords the words of this estimate alone, from their beginning
 */
export function threePointParts(
  estimate: ThreePoint,
  most: Most,
  count: number,
  openWords: () => RandomWords,
  assumptions: Shape,
): (column: Float64Array) => void {
  const shape = estimateShape(estimate, most, assumptions)
  const words = openWords()
  switch (shape.kind) {
    case 'known':
      return (column) => column.fill(shape.value)
    case 'gamma':
      return (column) => fillGamma(column, shape.shape, shape.scale, words)
    case 'beta': {
      const firstWords = openWords()
      for (let from = 0; from < count; from += passed.length)
        fillGamma(passed.subarray(0, count - from), shape.alpha, 1, words)
      const others = new Float64Array(PART)
      return (column) => {
        fillGamma(column, shape.alpha, 1, firstWords)
        takeShares(column, others, shape, words)
      }
    }
  }
}

/** Makes of the first Gammas in a column their shares in the sum with the second. @param others is overwritten */
function takeShares(
  column: Float64Array,
  others: Float64Array,
  { beta, low, range }: Extract<EstimateShape, { readonly kind: 'beta' }>,
  words: RandomWords,
): void {
  fillGamma(others, beta, 1, words)
  for (let draw = 0; draw < column.length; draw += 1) {
    const first = column[draw] as number
    column[draw] = low + (range * first) / (first + (others[draw] as number))
  }
}
