/** sfc32, as in model/random/stream.ts: what it stands at is taken over from there and given back. */
let first: i32 = 0
let second: i32 = 0
let third: i32 = 0
let counter: i32 = 0

export function takeWords(state: usize): void {
  first = load<i32>(state)
  second = load<i32>(state, 4)
  third = load<i32>(state, 8)
  counter = load<i32>(state, 12)
}

export function giveWords(state: usize): void {
  store<i32>(state, first)
  store<i32>(state, second, 4)
  store<i32>(state, third, 8)
  store<i32>(state, counter, 12)
}

export function nextWord(): i32 {
  const sum = first + second + counter
  first = second ^ (second >>> 9)
  second = third + (third << 3)
  third = rotl(third, 21) + sum
  counter += 1
  return sum
}

/** The width of one word's place in [0, 1). */
export const PER_WORD: f64 = 1.0 / 4294967296.0

/** Between 0 and 1, never either. */
export function nextUniform(): f64 {
  return <f64>(<u32>nextWord()) * PER_WORD + PER_WORD / 2
}
