/** Enough that a bin of a few thousand skewed draws holds only a handful, few enough to stay in the nearest cache. */
const BINS: i32 = 2048

/**
 * The values that sorting would put at some positions. They are put into bins, and only those of a bin that holds a wanted
 * position are looked at again.
 * @param positions ascending, from 0, each below `count`
 * @param room 8 KiB for the bins' counts, then two bytes and eight bytes for each value, rounded up to a multiple of eight
 * @returns false, and picks none, where all values are equal or next to it, and where one is infinite or no number
 */
export function pickSorted(values: usize, count: i32, positions: usize, wanted: i32, picked: usize, room: usize): bool {
  const counts = room
  const bins = counts + ((<usize>BINS) << 2)
  const members = bins + ((<usize>((count + 7) & ~7)) << 1)
  const least = leastOf(values, count, 1)
  const scale = <f64>(BINS - 1) / (-leastOf(values, count, -1) - least)
  if (!(scale > 0 && scale < Infinity)) return false

  memory.fill(counts, 0, (<usize>BINS) << 2)
  for (let at = 0; at < count; at += 1) {
    const bin = <i32>((load<f64>(values + ((<usize>at) << 3)) - least) * scale)
    store<u16>(bins + ((<usize>at) << 1), <u16>bin)
    const counted = counts + ((<usize>bin) << 2)
    store<i32>(counted, load<i32>(counted) + 1)
  }

  let bin = -1
  let before = 0
  let inside = 0
  for (let place: usize = 0; place < <usize>wanted; place += 1) {
    const position = load<i32>(positions + (place << 2))
    if (position >= before + inside) {
      do {
        before += inside
        bin += 1
        inside = load<i32>(counts + ((<usize>bin) << 2))
      } while (position >= before + inside)
      gather(values, bins, bin, inside, members)
    }
    store<f64>(picked + (place << 3), select(members, inside, position - before))
  }
  return true
}

/** The least of values times 1 or -1; not a number when one of them is none. */
function leastOf(values: usize, count: i32, sign: f64): f64 {
  let least = f64x2.splat(Infinity)
  const signs = f64x2.splat(sign)
  const end = (<usize>(count & ~1)) << 3
  for (let at: usize = 0; at < end; at += 16) least = f64x2.min(least, f64x2.mul(v128.load(values + at), signs))
  const last = count & 1 ? load<f64>(values + end) * sign : Infinity
  return min(last, min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1)))
}

/** The values of one bin. */
function gather(values: usize, bins: usize, bin: i32, inside: i32, members: usize): void {
  const wanted = i16x8.splat(<i16>bin)
  const end = members + ((<usize>inside) << 3)
  for (let at: usize = 0; members < end; at += 8) {
    let found = i16x8.bitmask(i16x8.eq(v128.load(bins + (at << 1)), wanted))
    // What stands behind the last value is in no bin, but all of this one's come before it.
    for (; found !== 0 && members < end; found &= found - 1, members += 8)
      store<f64>(members, load<f64>(values + ((at + ctz(found)) << 3)))
  }
}

/** Brings to its place the value that sorting would put there. Source: Hoare, "Algorithm 65: FIND" (1961). */
function select(values: usize, count: i32, place: i32): f64 {
  const wanted = values + ((<usize>place) << 3)
  let from = values
  let to = values + ((<usize>count) << 3) - 8
  while (from < to) {
    const pivot = load<f64>(wanted)
    let low = from
    let high = to
    do {
      while (load<f64>(low) < pivot) low += 8
      while (load<f64>(high) > pivot) high -= 8
      if (low > high) break
      const value = load<f64>(low)
      store<f64>(low, load<f64>(high))
      store<f64>(high, value)
      low += 8
      high -= 8
    } while (low <= high)
    if (high < wanted) from = low
    if (low > wanted) to = high
  }
  return load<f64>(wanted)
}
