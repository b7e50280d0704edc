import { drawGamma, drawNormal } from '../../model/random/distribution.ts'
import type { Random } from '../../model/random/stream.ts'
import type { LogNormal } from './distributions.ts'

export const drawLogNormal = ({ median, sigma }: LogNormal, random: Random): number =>
  median * Math.exp(sigma * drawNormal(random))

export function drawBeta([alpha, beta]: readonly [number, number], random: Random): number {
  const one = drawGamma(alpha, random)
  return one / (one + drawGamma(beta, random))
}

/** Positive parts of 1. */
export function drawDirichlet(count: number, concentration: number, random: Random): number[] {
  const parts = Array.from({ length: count }, () => drawGamma(concentration, random))
  const total = parts.reduce((sum, part) => sum + part, 0)
  return parts.map((part) => part / total)
}

export const drawBetween = ([least, most]: readonly [number, number], random: Random): number =>
  least + Math.floor(random() * (most - least + 1))

/** A position, more often where its weight is larger. */
export function drawWeighted(weights: readonly number[], random: Random): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0)
  const at = weights.findIndex((weight) => {
    left -= weight
    return left < 0
  })
  return at < 0 ? weights.length - 1 : at
}

/** Some positions of many, none twice. */
export function drawSome(count: number, of: number, random: Random): number[] {
  const all = Array.from({ length: of }, (_, position) => position)
  return Array.from(
    { length: Math.min(count, of) },
    () => all.splice(Math.floor(random() * all.length), 1)[0] as number,
  )
}
