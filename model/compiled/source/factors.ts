import { exp } from './elementary'
import { fillGamma } from './gamma'
import { nextNormal } from './normal'
import { giveWords, takeWords } from './words'

/** One service's drift in some draws: `fillDrift` of model/ranking/cell-factors.ts, to the same bits. */
export function fillDrift(state: usize, column: usize, count: i32, drift: f64): void {
  takeWords(state)
  const end = column + (count << 3)
  for (let at = column; at < end; at += 8) store<f64>(at, exp(drift * nextNormal() - (drift * drift) / 2))
  giveWords(state)
}

/**
 * One cell's factors in some draws: a Gamma of mean 1 times the drift, in 32 bits, eight together.
 * @param drift its service's column, or 0 for none
 * @param column room for as many numbers as there are draws, rounded up to a multiple of eight; `uniforms` likewise
 * @param factors where the first eight go, the next eight `stride` bytes further
 */
export function fillFactors(
  state: usize,
  shape: f64,
  drift: usize,
  count: i32,
  column: usize,
  uniforms: usize,
  factors: usize,
  stride: usize,
): void {
  if (shape > 0) fillGamma(state, column, uniforms, count, shape, 1 / shape)
  else memory.fill(column, 0, count << 3)
  const end = count << 3
  for (let at = 0; at < end; at += 64) {
    for (let pair = 0; pair < 64; pair += 16) {
      let two = v128.load(column + at + pair)
      if (drift > 0) two = f64x2.mul(two, v128.load(drift + at + pair))
      v128.store64_lane(factors + (pair >>> 1), f32x4.demote_f64x2_zero(two), 0)
    }
    factors += stride
  }
}
