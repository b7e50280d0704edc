import {
  exp,
  L1,
  L2,
  L3,
  L4,
  L5,
  L6,
  L7,
  LN2_HIGH,
  LN2_LOW,
  log,
  P1,
  P2,
  P3,
  P4,
  P5,
  PER_LN2,
  TINY,
} from './elementary'

/** Multiplies each number of a column by its uniform to the power of 1 / shape, two at a time. */
export function raiseAll(column: usize, uniforms: usize, count: i32, shape: f64): void {
  const shapes = f64x2.splat(shape)
  const end = column + (count << 3)
  for (let at = column, from = uniforms; at < end; at += 16, from += 16) {
    const powers = exponentials(f64x2.div(logarithms(v128.load(from)), shapes))
    v128.store(at, f64x2.mul(v128.load(at), powers))
  }
}

/** `log` of elementary.ts for two numbers, line by line; one of them in the rare case is left to it. */
function logarithms(x: v128): v128 {
  const high = i64x2.shr_s(x, 32)
  const fraction = v128.and(high, i64x2.splat(0xfffff))
  const isNearOne = i64x2.lt_s(v128.and(i64x2.add(fraction, i64x2.splat(2)), i64x2.splat(0xfffff)), i64x2.splat(3))
  if (v128.any_true(isNearOne)) return f64x2(log(f64x2.extract_lane(x, 0)), log(f64x2.extract_lane(x, 1)))
  const halved = v128.and(i64x2.add(fraction, i64x2.splat(0x95f64)), i64x2.splat(0x100000))
  const turns = i64x2.add(i64x2.sub(i64x2.shr_s(high, 20), i64x2.splat(1023)), i64x2.shr_s(halved, 20))
  const exponent = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(turns, turns, 0, 2, 0, 2))
  const scaled = v128.or(
    i64x2.shl(v128.or(fraction, v128.xor(halved, i64x2.splat(0x3ff00000))), 32),
    v128.and(x, i64x2.splat(0xffffffff)),
  )
  const f = f64x2.sub(scaled, f64x2.splat(1))
  const large = f64x2.mul(exponent, f64x2.splat(LN2_HIGH))
  const small = f64x2.mul(exponent, f64x2.splat(LN2_LOW))
  const s = f64x2.div(f, f64x2.add(f64x2.splat(2), f))
  const z = f64x2.mul(s, s)
  const w = f64x2.mul(z, z)
  const even = f64x2.mul(w, step(L2, w, step(L4, w, f64x2.splat(L6))))
  const odd = f64x2.mul(z, step(L1, w, step(L3, w, step(L5, w, f64x2.splat(L7)))))
  const rest = f64x2.add(odd, even)
  const half = f64x2.mul(f64x2.mul(f64x2.splat(0.5), f), f)
  const near = f64x2.sub(half, f64x2.add(f64x2.mul(s, f64x2.add(half, rest)), small))
  const far = f64x2.sub(f64x2.mul(s, f64x2.sub(f, rest)), small)
  const sides = v128.or(i64x2.sub(fraction, i64x2.splat(0x6147a)), i64x2.sub(i64x2.splat(0x6b851), fraction))
  const chosen = v128.bitselect(near, far, i64x2.gt_s(sides, i64x2.splat(0)))
  return f64x2.sub(large, f64x2.sub(chosen, f))
}

/** From here down the exponential may be a special case. */
const LEAST: f64 = -700

/** `exp` of elementary.ts for two numbers below 0, line by line; special cases are left to it. */
function exponentials(x: v128): v128 {
  const isSpecial = v128.or(f64x2.lt(x, f64x2.splat(LEAST)), f64x2.gt(x, f64x2.splat(-TINY)))
  if (v128.any_true(isSpecial)) return f64x2(exp(f64x2.extract_lane(x, 0)), exp(f64x2.extract_lane(x, 1)))
  const turns = i32x4.trunc_sat_f64x2_s_zero(f64x2.sub(f64x2.mul(f64x2.splat(PER_LN2), x), f64x2.splat(0.5)))
  const counted = f64x2.convert_low_i32x4_s(turns)
  const high = f64x2.sub(x, f64x2.mul(counted, f64x2.splat(LN2_HIGH)))
  const low = f64x2.mul(counted, f64x2.splat(LN2_LOW))
  const r = f64x2.sub(high, low)
  const t = f64x2.mul(r, r)
  const c = f64x2.sub(r, f64x2.mul(t, step(P1, t, step(P2, t, step(P3, t, step(P4, t, f64x2.splat(P5)))))))
  const quotient = f64x2.div(f64x2.mul(r, c), f64x2.sub(f64x2.splat(2), c))
  const y = f64x2.sub(f64x2.splat(1), f64x2.sub(f64x2.sub(low, quotient), high))
  const powers = i64x2.shl(i64x2.extend_low_i32x4_s(i32x4.add(turns, i32x4.splat(1023))), 52)
  return f64x2.mul(y, powers)
}

/** constant + x * rest, one step of Horner's. */
function step(constant: f64, x: v128, rest: v128): v128 {
  return f64x2.add(f64x2.splat(constant), f64x2.mul(x, rest))
}
