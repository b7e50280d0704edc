import * as single from './elementary'
import { exp, log, TINY } from './elementary'

/*
 * Numbers to make vectors of. They are kept in memory to be loaded: made anew from the code for each pair, they would
 * take as long as the arithmetic.
 */
const LN2_HIGH = memory.data<f64>([single.LN2_HIGH])
const LN2_LOW = memory.data<f64>([single.LN2_LOW])
const PER_LN2 = memory.data<f64>([single.PER_LN2])
const L1 = memory.data<f64>([single.L1])
const L2 = memory.data<f64>([single.L2])
const L3 = memory.data<f64>([single.L3])
const L4 = memory.data<f64>([single.L4])
const L5 = memory.data<f64>([single.L5])
const L6 = memory.data<f64>([single.L6])
const L7 = memory.data<f64>([single.L7])
const P1 = memory.data<f64>([single.P1])
const P2 = memory.data<f64>([single.P2])
const P3 = memory.data<f64>([single.P3])
const P4 = memory.data<f64>([single.P4])
const P5 = memory.data<f64>([single.P5])
const HALF = memory.data<f64>([0.5])
const ONE = memory.data<f64>([1])
const TWO = memory.data<f64>([2])
/** 2^52 + 1023: a double with a whole number added in its last bits. */
const BIASED = memory.data<f64>([4503599627371519])
const LEAST = memory.data<f64>([-700])
const CLOSE = memory.data<f64>([-TINY])
/** The bits of 2^52. */
const WHOLE = memory.data<u64>([0x4330000000000000])
const FRACTION = memory.data<u64>([0xfffff])
const BINADE = memory.data<u64>([0x100000])
const ROUND_UP = memory.data<u64>([0x95f64])
const ONE_HIGH = memory.data<u64>([0x3ff00000])
const LOW = memory.data<u64>([0xffffffff])
const NEAR_FROM = memory.data<u64>([0x6147a])
const NEAR_TO = memory.data<u64>([0x6b851])
const FEW = memory.data<u64>([2])
const TOO_FEW = memory.data<u64>([3])

/**
 * Multiplies each number of a column by its uniform to the power of 1 / shape, two at a time. Logarithms first and then
 * exponentials: a processor works on several pairs at once as long as what it does with each is short.
 */
export function raiseAll(column: usize, uniforms: usize, count: i32, shape: f64): void {
  const shapes = f64x2.splat(shape)
  const end = count << 3
  for (let at = 0; at < end; at += 16) {
    v128.store(uniforms + at, f64x2.div(logarithms(v128.load(uniforms + at)), shapes))
  }
  for (let at = 0; at < end; at += 16) {
    v128.store(column + at, f64x2.mul(v128.load(column + at), exponentials(v128.load(uniforms + at))))
  }
}

/** `log` of elementary.ts for two numbers, line by line; one of them in the rare case is left to it. */
function logarithms(x: v128): v128 {
  const high = i64x2.shr_u(x, 32)
  const fraction = v128.and(high, both(FRACTION))
  const isNearOne = i64x2.lt_s(v128.and(i64x2.add(fraction, both(FEW)), both(FRACTION)), both(TOO_FEW))
  if (v128.any_true(isNearOne)) return f64x2(log(f64x2.extract_lane(x, 0)), log(f64x2.extract_lane(x, 1)))
  const halved = v128.and(i64x2.add(fraction, both(ROUND_UP)), both(BINADE))
  const biased = i64x2.add(i64x2.shr_u(high, 20), i64x2.shr_u(halved, 20))
  const exponent = f64x2.sub(v128.or(biased, both(WHOLE)), both(BIASED))
  const scaled = v128.or(i64x2.shl(v128.or(fraction, v128.xor(halved, both(ONE_HIGH))), 32), v128.and(x, both(LOW)))
  const f = f64x2.sub(scaled, both(ONE))
  const large = f64x2.mul(exponent, both(LN2_HIGH))
  const small = f64x2.mul(exponent, both(LN2_LOW))
  const s = f64x2.div(f, f64x2.add(both(TWO), f))
  const z = f64x2.mul(s, s)
  const w = f64x2.mul(z, z)
  const even = f64x2.mul(w, step(L2, w, step(L4, w, both(L6))))
  const odd = f64x2.mul(z, step(L1, w, step(L3, w, step(L5, w, both(L7)))))
  const rest = f64x2.add(odd, even)
  const half = f64x2.mul(f64x2.mul(both(HALF), f), f)
  const near = f64x2.sub(half, f64x2.add(f64x2.mul(s, f64x2.add(half, rest)), small))
  const far = f64x2.sub(f64x2.mul(s, f64x2.sub(f, rest)), small)
  const sides = v128.or(i64x2.sub(fraction, both(NEAR_FROM)), i64x2.sub(both(NEAR_TO), fraction))
  const chosen = v128.bitselect(near, far, i64x2.gt_s(sides, i64x2.splat(0)))
  return f64x2.sub(large, f64x2.sub(chosen, f))
}

/** `exp` of elementary.ts for two numbers below 0, line by line; what may be a special case is left to it. */
function exponentials(x: v128): v128 {
  const isSpecial = v128.or(f64x2.lt(x, both(LEAST)), f64x2.gt(x, both(CLOSE)))
  if (v128.any_true(isSpecial)) return f64x2(exp(f64x2.extract_lane(x, 0)), exp(f64x2.extract_lane(x, 1)))
  const turns = f64x2.trunc(f64x2.sub(f64x2.mul(both(PER_LN2), x), both(HALF)))
  const high = f64x2.sub(x, f64x2.mul(turns, both(LN2_HIGH)))
  const low = f64x2.mul(turns, both(LN2_LOW))
  const r = f64x2.sub(high, low)
  const t = f64x2.mul(r, r)
  const c = f64x2.sub(r, f64x2.mul(t, step(P1, t, step(P2, t, step(P3, t, step(P4, t, both(P5)))))))
  const quotient = f64x2.div(f64x2.mul(r, c), f64x2.sub(both(TWO), c))
  const y = f64x2.sub(both(ONE), f64x2.sub(f64x2.sub(low, quotient), high))
  return f64x2.mul(y, i64x2.shl(f64x2.add(turns, both(BIASED)), 52))
}

/** constant + x * rest, one step of Horner's. */
function step(constant: usize, x: v128, rest: v128): v128 {
  return f64x2.add(both(constant), f64x2.mul(x, rest))
}

function both(constant: usize): v128 {
  return v128.load_splat<f64>(constant)
}
