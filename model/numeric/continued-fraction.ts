const TINY = 1e-300
const PRECISION = 1e-15
const MOST_TERMS = 100_000

/**
 * The continued fraction b(0) + a(1)/(b(1) + a(2)/(b(2) + ...)). Source: Lentz's method as modified by Thompson and
 * Barnett (1986), which evaluates it forward until a term changes nothing.
 */
export function continuedFraction(a: (term: number) => number, b: (term: number) => number): number {
  let value = b(0) || TINY
  let numerator = value
  let denominator = 0
  for (let term = 1; term <= MOST_TERMS; term += 1) {
    denominator = 1 / (b(term) + a(term) * denominator || TINY)
    numerator = b(term) + a(term) / numerator || TINY
    const change = numerator * denominator
    value *= change
    if (Math.abs(change - 1) < PRECISION) break
  }
  return value
}
