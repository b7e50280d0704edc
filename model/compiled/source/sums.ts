/** Bytes of one cell's factors in eight draws, and of eight sums. */
const EIGHT_FACTORS: usize = 8 * sizeof<f32>()
const EIGHT_SUMS: usize = 8 * sizeof<f64>()

/**
 * For two columns the sums over cells of expected loss x factor, eight draws at a time, as model/ranking/loss-sums.ts
 * says; each sum is made in the order of the cells, so that it is the same to the last bit. Written out, as is the one for
 * three: sums in an array, or a loop over columns, would leave the registers, which is all that makes this quick.
 * @param cells their positions, `expected` as many pairs
 * @param factors those of all cells in eight draws, then in the next eight, `stride` bytes further
 * @param sums those of the first column; the second's are `apart` bytes further
 */
export function sumTwo(
  cells: usize,
  count: i32,
  expected: usize,
  factors: usize,
  stride: usize,
  eights: i32,
  sums: usize,
  apart: usize,
): void {
  const end = cells + (count << 2)
  for (let turn = 0; turn < eights; turn += 1) {
    let a1 = f64x2.splat(0)
    let a2 = a1
    let a3 = a1
    let a4 = a1
    let b1 = a1
    let b2 = a1
    let b3 = a1
    let b4 = a1
    for (let at = cells, each = expected; at < end; at += 4, each += 16) {
      const own = factors + <usize>load<u32>(at) * EIGHT_FACTORS
      const a = v128.load_splat<f64>(each)
      const b = v128.load_splat<f64>(each, 8)
      const f1 = f64x2.promote_low_f32x4(v128.load64_zero(own))
      a1 = f64x2.add(a1, f64x2.mul(a, f1))
      b1 = f64x2.add(b1, f64x2.mul(b, f1))
      const f2 = f64x2.promote_low_f32x4(v128.load64_zero(own, 8))
      a2 = f64x2.add(a2, f64x2.mul(a, f2))
      b2 = f64x2.add(b2, f64x2.mul(b, f2))
      const f3 = f64x2.promote_low_f32x4(v128.load64_zero(own, 16))
      a3 = f64x2.add(a3, f64x2.mul(a, f3))
      b3 = f64x2.add(b3, f64x2.mul(b, f3))
      const f4 = f64x2.promote_low_f32x4(v128.load64_zero(own, 24))
      a4 = f64x2.add(a4, f64x2.mul(a, f4))
      b4 = f64x2.add(b4, f64x2.mul(b, f4))
    }
    storeEight(sums, a1, a2, a3, a4)
    storeEight(sums + apart, b1, b2, b3, b4)
    sums += EIGHT_SUMS
    factors += stride
  }
}

/** The same for three columns, `expected` being triples. */
export function sumThree(
  cells: usize,
  count: i32,
  expected: usize,
  factors: usize,
  stride: usize,
  eights: i32,
  sums: usize,
  apart: usize,
): void {
  const end = cells + (count << 2)
  for (let turn = 0; turn < eights; turn += 1) {
    let a1 = f64x2.splat(0)
    let a2 = a1
    let a3 = a1
    let a4 = a1
    let b1 = a1
    let b2 = a1
    let b3 = a1
    let b4 = a1
    let c1 = a1
    let c2 = a1
    let c3 = a1
    let c4 = a1
    for (let at = cells, each = expected; at < end; at += 4, each += 24) {
      const own = factors + <usize>load<u32>(at) * EIGHT_FACTORS
      const a = v128.load_splat<f64>(each)
      const b = v128.load_splat<f64>(each, 8)
      const c = v128.load_splat<f64>(each, 16)
      const f1 = f64x2.promote_low_f32x4(v128.load64_zero(own))
      a1 = f64x2.add(a1, f64x2.mul(a, f1))
      b1 = f64x2.add(b1, f64x2.mul(b, f1))
      c1 = f64x2.add(c1, f64x2.mul(c, f1))
      const f2 = f64x2.promote_low_f32x4(v128.load64_zero(own, 8))
      a2 = f64x2.add(a2, f64x2.mul(a, f2))
      b2 = f64x2.add(b2, f64x2.mul(b, f2))
      c2 = f64x2.add(c2, f64x2.mul(c, f2))
      const f3 = f64x2.promote_low_f32x4(v128.load64_zero(own, 16))
      a3 = f64x2.add(a3, f64x2.mul(a, f3))
      b3 = f64x2.add(b3, f64x2.mul(b, f3))
      c3 = f64x2.add(c3, f64x2.mul(c, f3))
      const f4 = f64x2.promote_low_f32x4(v128.load64_zero(own, 24))
      a4 = f64x2.add(a4, f64x2.mul(a, f4))
      b4 = f64x2.add(b4, f64x2.mul(b, f4))
      c4 = f64x2.add(c4, f64x2.mul(c, f4))
    }
    storeEight(sums, a1, a2, a3, a4)
    storeEight(sums + apart, b1, b2, b3, b4)
    storeEight(sums + 2 * apart, c1, c2, c3, c4)
    sums += EIGHT_SUMS
    factors += stride
  }
}

function storeEight(at: usize, one: v128, two: v128, three: v128, four: v128): void {
  v128.store(at, one)
  v128.store(at, two, 16)
  v128.store(at, three, 32)
  v128.store(at, four, 48)
}
