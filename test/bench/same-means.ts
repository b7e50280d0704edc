/** How far two means of the same quantity may lie apart, relative, when both programs do the same. */
const SAME_MEAN = 0.03

/** @throws when a peer's projects are worth something else, on average, than the model's own */
export function requireSame(peer: string, own: readonly number[], theirs: readonly number[]): void {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const difference = Math.abs(mean(own) / mean(theirs) - 1)
  if (own.length !== theirs.length || !(difference < SAME_MEAN))
    throw new Error(`${peer} computes something else: means differ by ${(100 * difference).toFixed(1)}%`)
}
