const PRECISION = 1e-14
const MOST_STEPS = 200
const FARTHEST = 1e12

/** Where a continuous increasing function of x >= 0 reaches a value, by bisection; at most 1e12. */
export function solveIncreasing(increasing: (x: number) => number, value: number): number {
  let high = 1
  while (increasing(high) < value && high < FARTHEST) high *= 2
  let low = 0
  for (let step = 0; step < MOST_STEPS && high - low > high * PRECISION; step += 1) {
    const middle = (low + high) / 2
    if (increasing(middle) < value) low = middle
    else high = middle
  }
  return (low + high) / 2
}
