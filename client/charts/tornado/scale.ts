/** A scale between two values that are not 0, with round ticks inside. */
export interface RangeScale {
  readonly from: number
  readonly to: number
  readonly ticks: readonly number[]
  /** Decimals that tell the ticks apart. */
  readonly digits: number
}

/** A scale that holds all values, with at most `most` ticks at steps of 1, 2 or 5 times a power of ten. */
export function rangeScale(values: readonly number[], most: number): RangeScale {
  const least = values.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY)
  const largest = values.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY)
  if (!(largest > least)) {
    const half = Math.abs(least) / 2 || 1
    return { from: least - half, to: least + half, ticks: [least], digits: 2 }
  }
  const rough = (largest - least) / most
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10) * power
  const first = Math.ceil(least / step - 1e-9)
  const count = Math.floor(largest / step + 1e-9) - first + 1
  return {
    from: least,
    to: largest,
    ticks: Array.from({ length: Math.max(0, count) }, (_, position) => (first + position) * step),
    digits: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)),
  }
}
