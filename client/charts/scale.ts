/** A linear scale from 0, with few round ticks. Values in the unit that is shown. */
export interface Scale {
  readonly max: number
  readonly ticks: readonly number[]
  /** Decimals that tell the ticks apart. */
  readonly digits: number
}

/** A scale that holds `max`, with at most `most` ticks after 0 at steps of 1, 2 or 5 times a power of ten. */
export function scaleTo(max: number, most: number): Scale {
  if (!(max > 0)) return { max: 1, ticks: [0, 1], digits: 0 }
  const rough = max / most
  const power = 10 ** Math.floor(Math.log10(rough))
  const step =
    [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough * (1 - 1e-9)) ?? 10 * power
  const ticks = Array.from({ length: Math.floor(max / step + 1e-9) + 1 }, (_, position) => position * step)
  return { max, ticks, digits: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) }
}

/** A scale for a narrow column: 0, the middle and an end that holds `max`, both round. */
export function halvesTo(max: number): Scale {
  if (!(max > 0)) return { max: 1, ticks: [0, 1], digits: 0 }
  const power = 10 ** Math.floor(Math.log10(max / 2))
  const step = max < 2 ? power : max < 6 ? 0.5 : max < 40 ? 1 : power / 2
  const half = Math.ceil(max / 2 / step - 1e-9) * step
  const digits = Number.isInteger(half) ? 0 : Math.max(1, -Math.floor(Math.log10(step)))
  return { max: half * 2, ticks: [0, half, half * 2], digits }
}

/** Where a value stands on a scale, as a percentage of its width; kept inside. */
export const placeOn = ({ max }: Scale, value: number): string =>
  `${(Math.min(1, Math.max(0, value / max)) * 100).toFixed(3)}%`

/**
 * The longest interval a column gives room to: one project that nobody can tell anything about must not press all
 * others against the axis, so the scale ends at twice the second largest end; what is cut shows an open end.
 */
export function columnMax(ends: readonly number[]): number {
  const [largest = 0, second = 0] = [...ends].sort((left, right) => right - left)
  return second > 0 ? Math.min(largest, second * 2) : largest
}
