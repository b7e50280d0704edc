/*
 * The natural logarithm and the exponential of fdlibm, to the same bits as Math.log and Math.exp of Node and Chromium.
 * What fdlibm decides by branches that chance takes half of the time is computed both ways here and then chosen.
 *
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 * Developed at SunSoft, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */

/** ln 2 as a sum of two, so that whole multiples of the first are exact. */
export const LN2_HIGH: f64 = 0.6931471803691238
export const LN2_LOW: f64 = 1.9082149292705877e-10
export const PER_LN2: f64 = Math.LOG2E
/** Of the logarithm's series. */
export const L1: f64 = 0.6666666666666735
export const L2: f64 = 0.3999999999940942
export const L3: f64 = 0.2857142874366239
export const L4: f64 = 0.22222198432149784
export const L5: f64 = 0.1818357216161805
export const L6: f64 = 0.15313837699209373
export const L7: f64 = 0.14798198605116586
/** Of the exponential's. */
export const P1: f64 = 0.16666666666666602
export const P2: f64 = -0.0027777777777015593
export const P3: f64 = 6.613756321437934e-5
export const P4: f64 = -1.6533902205465252e-6
export const P5: f64 = 4.1381367970572385e-8
/** Below this a double cannot hold the exponential any more. */
const UNDERFLOW: f64 = -745.1332191019411
/** Closer to 0 than this the exponential is 1 + x. */
export const TINY: f64 = 3.725290298461914e-9
/** 2^-1000 */
const BACK: f64 = 9.332636185032189e-302

/** @param x above 0, and no smaller than the least normal number */
export function log(x: f64): f64 {
  const bits = reinterpret<u64>(x)
  const high = <i32>(bits >> 32)
  const fraction = high & 0xfffff
  // Half of the binades is halved, so that what is left lies around 1.
  const halved = (fraction + 0x95f64) & 0x100000
  const exponent = <f64>((high >> 20) - 1023 + (halved >> 20))
  const f = reinterpret<f64>(((<u64>(fraction | (halved ^ 0x3ff00000))) << 32) | (bits & 0xffffffff)) - 1
  const large = exponent * LN2_HIGH
  const small = exponent * LN2_LOW
  if ((0xfffff & (2 + fraction)) < 3) {
    if (f === 0) return large + small
    return large - (f * f * (0.5 - (1.0 / 3.0) * f) - small - f)
  }
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const even = w * (L2 + w * (L4 + w * L6))
  const odd = z * (L1 + w * (L3 + w * (L5 + w * L7)))
  const rest = odd + even
  const half = 0.5 * f * f
  const isNear = ((fraction - 0x6147a) | (0x6b851 - fraction)) > 0
  return large - (select<f64>(half - (s * (half + rest) + small), s * (f - rest) - small, isNear) - f)
}

/** @param x below 700 */
export function exp(x: f64): f64 {
  if (x < UNDERFLOW) return 0
  if (abs(x) < TINY) return 1 + x
  // The series misses it by the last bit.
  if (x === 1) return Math.E
  const turns = <i32>(PER_LN2 * x + copysign<f64>(0.5, x))
  const high = x - <f64>turns * LN2_HIGH
  const low = <f64>turns * LN2_LOW
  const r = high - low
  const t = r * r
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))))
  const y = 1 - (low - (r * c) / (2 - c) - high)
  if (turns >= -1021) return y * powerOfTwo(turns)
  return y * powerOfTwo(turns + 1000) * BACK
}

function powerOfTwo(exponent: i32): f64 {
  return reinterpret<f64>((<u64>(1023 + exponent)) << 52)
}
