import type { Assumptions } from '../assumption.ts'
import type { ThreePoint } from '../evidence/three-point.ts'
import { compiledDraws, type ShareShape } from './compiled-draws.ts'
import { estimateShape, type Most } from './estimate.ts'
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
  const compiled = compiledDraws()
  if (compiled) compiled.fillGamma(column, shape, scale, words)
  else fillGammaPlainly(column, shape, scale, words)
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

/** No more room than this is taken for the second Gamma: what is thrown away at once makes engines stop and tidy up. */
const OTHERS_AT_ONCE = 128

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
  assumptions: Pick<Assumptions, 'pertGamma' | 'estimateError'>,
): Float64Array {
  const draws = new Float64Array(count)
  const shape = estimateShape(estimate, most, assumptions)
  if (shape.kind === 'known') return draws.fill(shape.value)
  if (shape.kind === 'gamma') {
    fillGamma(draws, shape.shape, shape.scale, words)
    return draws
  }
  const compiled = compiledDraws()
  if (compiled) compiled.fillShare(draws, shape, words)
  else fillSharePlainly(draws, shape, words)
  return draws
}

/** Fills a column with draws of a beta between two bounds, in plain TypeScript. */
export function fillSharePlainly(
  column: Float64Array,
  { alpha, beta, low, range }: ShareShape,
  words: RandomWords,
): void {
  fillGammaPlainly(column, alpha, 1, words)
  const others = new Float64Array(OTHERS_AT_ONCE)
  for (let from = 0; from < column.length; from += OTHERS_AT_ONCE) {
    fillGammaPlainly(others, beta, 1, words)
    const end = Math.min(OTHERS_AT_ONCE, column.length - from)
    for (let own = 0; own < end; own += 1) {
      const first = column[from + own] as number
      column[from + own] = low + (range * first) / (first + (others[own] as number))
    }
  }
}
