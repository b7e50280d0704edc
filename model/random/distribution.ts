import type { Assumptions } from '../assumption.ts'
import type { ThreePoint } from '../evidence/three-point.ts'
import type { Random } from './stream.ts'

/** A draw from the normal distribution with mean 0 and variance 1. Source: Marsaglia's polar method; the second value is dropped so that a draw depends on nothing but its stream's position. */
export function drawNormal(random: Random): number {
  for (;;) {
    const x = 2 * random() - 1
    const y = 2 * random() - 1
    const square = x * x + y * y
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square)
  }
}

/**
 * A draw from Gamma(shape, scale 1): mean `shape`, variance `shape`. A shape of 0 gives 0.
 * Source: Marsaglia and Tsang (2000); shapes below 1 through Gamma(shape + 1) U^(1/shape).
 */
export function drawGamma(shape: number, random: Random): number {
  if (shape <= 0) return 0
  if (shape < 1) return drawGamma(shape + 1, random) * uniformAboveZero(random) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const normal = drawNormal(random)
    const cube = (1 + c * normal) ** 3
    if (cube <= 0) continue
    const uniform = uniformAboveZero(random)
    const square = normal * normal
    if (uniform < 1 - 0.0331 * square * square) return d * cube
    if (Math.log(uniform) < 0.5 * square + d * (1 - cube + Math.log(cube))) return d * cube
  }
}

/** A draw from the Poisson distribution. Source: Knuth for small means; larger ones are split by the gamma-binomial method of Ahrens and Dieter (1974). */
export function drawPoisson(mean: number, random: Random): number {
  let count = 0
  let rest = mean
  while (rest > 30) {
    const step = Math.floor((rest * 7) / 8)
    const waited = drawGamma(step, random)
    if (waited > rest) return count + drawBinomial(step - 1, rest / waited, random)
    count += step
    rest -= waited
  }
  const limit = Math.exp(-rest)
  let product = random()
  while (product > limit) {
    count += 1
    product *= random()
  }
  return count
}

/** Counts successes one by one: at most 7/8 of the mean it is called for. */
function drawBinomial(trials: number, chance: number, random: Random): number {
  let successes = 0
  for (let trial = 0; trial < trials; trial += 1) if (random() < chance) successes += 1
  return successes
}

/** Shape parameters (alpha, beta) of the PERT distribution's beta. Source: Open FAIR, gamma 4 by default. `low < high` is required. */
export function pertShape(
  { low, likely, high }: ThreePoint,
  { pertGamma }: Pick<Assumptions, 'pertGamma'>,
): { readonly alpha: number; readonly beta: number } {
  const position = (likely - low) / (high - low)
  return { alpha: 1 + pertGamma * position, beta: 1 + pertGamma * (1 - position) }
}

const uniformAboveZero = (random: Random): number => {
  let uniform = random()
  while (uniform === 0) uniform = random()
  return uniform
}
