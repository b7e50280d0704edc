/** Natural logarithm of the gamma function, for x above 0, to some 14 digits. Source: Lanczos (1964), coefficients of Numerical Recipes for g = 5. */
export function logGamma(x: number): number {
  const shifted = x + 5.5
  const sum = LANCZOS.reduce((total, coefficient, place) => total + coefficient / (x + place + 1), 1.00000000019001)
  return (x + 0.5) * Math.log(shifted) - shifted + Math.log((2.506628274631 * sum) / x)
}

const LANCZOS = [
  76.1800917294715, -86.5053203294168, 24.0140982408309, -1.2317395724502, 0.1208650973866179e-2, -0.5395239384953e-5,
]

const PRECISION = 1e-14
const MOST_STEPS = 10_000
const TINY = 1e-300

/**
 * Chance that a Gamma(shape, scale 1) is at most x: the regularised lower incomplete gamma function. Series below
 * shape + 1, continued fraction above. Source: Abramowitz and Stegun 6.5.29 and 6.5.31.
 */
export function gammaCumulative(shape: number, x: number): number {
  if (x <= 0) return 0
  const front = Math.exp(shape * Math.log(x) - x - logGamma(shape))
  if (x < shape + 1) {
    let term = 1 / shape
    let sum = term
    for (let step = 1; step < MOST_STEPS && term > sum * PRECISION; step += 1) {
      term *= x / (shape + step)
      sum += term
    }
    return Math.min(1, front * sum)
  }
  return 1 - front / gammaFraction(shape, x)
}

/** Denominator of the continued fraction, by Lentz's method. */
function gammaFraction(shape: number, x: number): number {
  const safe = (value: number) => (Math.abs(value) < TINY ? TINY : value)
  let b = x + 1 - shape
  let c = 1 / TINY
  let d = 1 / safe(b)
  let value = d
  for (let step = 1; step < MOST_STEPS; step += 1) {
    const a = -step * (step - shape)
    b += 2
    d = 1 / safe(a * d + b)
    c = safe(b + a / c)
    value *= d * c
    if (Math.abs(d * c - 1) < PRECISION) break
  }
  return 1 / value
}

/** Chance that a standard normal is at most x. */
export function normalCumulative(x: number): number {
  const within = gammaCumulative(0.5, (x * x) / 2)
  return x < 0 ? (1 - within) / 2 : (1 + within) / 2
}

/** Chance that a Beta(alpha, beta) is at most x. Source: Abramowitz and Stegun 26.5.8, by Lentz's method. */
export function betaCumulative(alpha: number, beta: number, x: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(
    logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta) + alpha * Math.log(x) + beta * Math.log(1 - x),
  )
  return x < (alpha + 1) / (alpha + beta + 2)
    ? (front * betaFraction(alpha, beta, x)) / alpha
    : 1 - (front * betaFraction(beta, alpha, 1 - x)) / beta
}

function betaFraction(alpha: number, beta: number, x: number): number {
  const safe = (value: number) => (Math.abs(value) < TINY ? TINY : value)
  let c = 1
  let d = 1 / safe(1 - ((alpha + beta) * x) / (alpha + 1))
  let value = d
  for (let step = 1; step < MOST_STEPS; step += 1) {
    const even = (step * (beta - step) * x) / ((alpha + 2 * step - 1) * (alpha + 2 * step))
    d = 1 / safe(1 + even * d)
    c = safe(1 + even / c)
    value *= d * c
    const odd = (-(alpha + step) * (alpha + beta + step) * x) / ((alpha + 2 * step) * (alpha + 2 * step + 1))
    d = 1 / safe(1 + odd * d)
    c = safe(1 + odd / c)
    value *= d * c
    if (Math.abs(d * c - 1) < PRECISION) break
  }
  return value
}

/** Chance that Student's t with so many degrees of freedom is at most x. Source: Abramowitz and Stegun 26.5.27. */
export function studentCumulative(x: number, freedom: number): number {
  const tail = betaCumulative(freedom / 2, 0.5, freedom / (freedom + x * x)) / 2
  return x < 0 ? tail : 1 - tail
}

/** Where a continuous increasing function of x >= 0 reaches a value, by bisection. */
export function solveIncreasing(increasing: (x: number) => number, value: number): number {
  let high = 1
  while (increasing(high) < value && high < 1e12) high *= 2
  let low = 0
  for (let step = 0; step < 200 && high - low > high * PRECISION; step += 1) {
    const middle = (low + high) / 2
    if (increasing(middle) < value) low = middle
    else high = middle
  }
  return (low + high) / 2
}
