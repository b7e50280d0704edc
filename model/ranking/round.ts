const SIGNIFICANT_DIGITS = 6

/**
 * A figure as it leaves the model: six significant digits. More would be noise, and two engines whose logarithms differ
 * in the last bit would print different reports.
 */
export const reported = (value: number): number =>
  Number.isFinite(value) ? Number(value.toPrecision(SIGNIFICANT_DIGITS)) : value
