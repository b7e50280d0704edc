import { fillGamma } from './gamma'

/** Numbers of the first Gamma made at once, and of the second, as in model/random/columns.ts. */
const FIRST_AT_ONCE: i32 = 1024
const OTHERS_AT_ONCE: i32 = 128

/**
 * low + range x Beta(alpha, beta) as `drawThreePoint` of model/random/columns.ts makes it: the same words, the same bits.
 * @param column room for the numbers, rounded up to an even count
 * @param room for as many numbers as are made at once, and as many others
 */
export function fillShare(
  state: usize,
  column: usize,
  room: usize,
  count: i32,
  alpha: f64,
  beta: f64,
  low: f64,
  range: f64,
): void {
  for (let from = 0; from < count; from += FIRST_AT_ONCE) {
    fillGamma(state, column + (from << 3), room, min(FIRST_AT_ONCE, count - from), alpha, 1)
  }
  const others = room
  const uniforms = room + (OTHERS_AT_ONCE << 3)
  for (let from = 0; from < count; from += OTHERS_AT_ONCE) {
    fillGamma(state, others, uniforms, OTHERS_AT_ONCE, beta, 1)
    const end = min(OTHERS_AT_ONCE, count - from) << 3
    for (let own = 0; own < end; own += 16) {
      const at = column + (from << 3) + own
      const first = v128.load(at)
      const share = f64x2.div(f64x2.mul(f64x2.splat(range), first), f64x2.add(first, v128.load(others + own)))
      v128.store(at, f64x2.add(f64x2.splat(low), share))
    }
  }
}
