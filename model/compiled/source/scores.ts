/**
 * Value and leverage of one project's draws, as scoreDraws in model/ranking/score.ts, with the same sums in the same
 * order. Columns hold as many numbers as there are draws, rounded up to a multiple of four.
 * @param amounts what it avoids in 32 bits, four dimensions one after the other, `apart` bytes from each other
 * @param pain four numbers; a dimension of 0 is not looked at
 */
export function score(
  amounts: usize,
  apart: usize,
  pain: usize,
  effort: usize,
  value: usize,
  leverage: usize,
  draws: i32,
): void {
  const reliability = load<f64>(pain)
  const revenue = load<f64>(pain, 8)
  const toil = load<f64>(pain, 16)
  const demand = load<f64>(pain, 24)
  const revenues = amounts + apart
  const toils = revenues + apart
  const demands = toils + apart
  const end = (<usize>draws) << 2
  for (let at: usize = 0; at < end; at += 8) {
    let two = f64x2.splat(0)
    if (reliability !== 0) two = f64x2.add(two, scaled(amounts + at, reliability))
    if (revenue !== 0) two = f64x2.add(two, scaled(revenues + at, revenue))
    if (toil !== 0) two = f64x2.add(two, scaled(toils + at, toil))
    if (demand !== 0) two = f64x2.add(two, scaled(demands + at, demand))
    const own = at << 1
    v128.store(value + own, two)
    v128.store(leverage + own, f64x2.div(two, v128.load(effort + own)))
  }
}

function scaled(two: usize, scale: f64): v128 {
  return f64x2.mul(f64x2.splat(scale), f64x2.promote_low_f32x4(v128.load64_zero(two)))
}

/** Draws in which the one is larger than the other, ties counting half: chanceToBeat in model/ranking/tier.ts, undivided. */
export function countWins(one: usize, other: usize, draws: i32): f64 {
  let larger = i64x2.splat(0)
  let tied = i64x2.splat(0)
  const end = (<usize>(draws & ~1)) << 3
  for (let at: usize = 0; at < end; at += 16) {
    const difference = f64x2.sub(v128.load(one + at), v128.load(other + at))
    // What holds is -1.
    larger = i64x2.sub(larger, f64x2.gt(difference, f64x2.splat(0)))
    tied = i64x2.sub(tied, f64x2.eq(difference, f64x2.splat(0)))
  }
  const won = <f64>sumOf(larger) + <f64>sumOf(tied) / 2
  if ((draws & 1) === 0) return won
  const last = load<f64>(one + end) - load<f64>(other + end)
  return won + (last > 0 ? 1 : last === 0 ? 0.5 : 0)
}

function sumOf(two: v128): i64 {
  return i64x2.extract_lane(two, 0) + i64x2.extract_lane(two, 1)
}
