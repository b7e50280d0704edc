/** The ends of a logarithmic axis and its labelled ticks. */
export interface LogAxis {
  readonly from: number
  readonly to: number
  readonly ticks: readonly number[]
}

/** Air at the ends, as factors. */
const BELOW = 0.72
const ABOVE = 1.18
/** From the lower to the upper end, as a factor, at most, where small values may stand on the edge. */
const SPAN = 200

/** 1, 2 and 5 times every power of ten within two limits. */
export function ladder(from: number, to: number): number[] {
  const steps: number[] = []
  for (let power = Math.floor(Math.log10(from)); power <= Math.ceil(Math.log10(to)); power += 1) {
    for (const factor of [1, 2, 5]) {
      const step = Number((factor * 10 ** power).toPrecision(1))
      if (step >= from * (1 - 1e-9) && step <= to * (1 + 1e-9)) steps.push(step)
    }
  }
  return steps
}

/** An axis that holds values from `least` to `most`, both above 0, with some air; over two decades it ticks only at tens. */
export function logAxis(least: number, most: number): LogAxis {
  const from = least * BELOW
  const to = most * ABOVE
  const all = ladder(from, to)
  const ticks = all.length <= 7 ? all : all.filter((tick) => Number.isInteger(Math.round(Math.log10(tick) * 1e6) / 1e6))
  return { from, to, ticks }
}

/**
 * The least value to make an axis for, where `most` is the largest: a project that removes next to nothing must not press
 * all others together. What is less stands on the axis's edge, marked as such.
 */
export const leastShown = (least: number, most: number): number => Math.max(least, (most * ABOVE) / BELOW / SPAN)

/** At most `most` round leverages whose diagonals lie among the points. `values` must be above 0. */
export function diagonals(values: readonly number[], most: number): number[] {
  if (values.length === 0) return []
  const least = values.reduce((low, value) => Math.min(low, value))
  const top = values.reduce((high, value) => Math.max(high, value))
  const all = ladder(least / 2, top * 1.5)
  const stride = Math.ceil(all.length / most)
  return all.filter((_, position) => (all.length - 1 - position) % stride === 0)
}
