/** From here on four terms of the asymptotic series are exact to the last digit or so. */
const ASYMPTOTIC = 15

/** Natural logarithm of the gamma function of x > 0. Source: DLMF 5.11.1, after raising x by 5.5.1. */
export function logGamma(x: number): number {
  let product = 1
  let raised = x
  while (raised < ASYMPTOTIC) {
    product *= raised
    raised += 1
  }
  const square = raised * raised
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / 1680 / square) / square) / square) / raised
  return (raised - 0.5) * Math.log(raised) - raised + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product)
}
