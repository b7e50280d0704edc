/**
 * sfc32, as in model/random/stream.ts: what it stands at is taken over from there and given back. These globals lie in
 * memory, and each word waits for the one before: a loop over a whole column keeps them in variables of its own.
 */
export let first: i32 = 0
export let second: i32 = 0
export let third: i32 = 0
export let counter: i32 = 0

export function setWords(one: i32, two: i32, three: i32, turn: i32): void {
  first = one
  second = two
  third = three
  counter = turn
}

export function takeWords(state: usize): void {
  setWords(load<i32>(state), load<i32>(state, 4), load<i32>(state, 8), load<i32>(state, 12))
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
export function asUniform(word: i32): f64 {
  return <f64>(<u32>word) * PER_WORD + PER_WORD / 2
}

/** Between -1 and 1, never either. */
export function asPlace(word: i32): f64 {
  return <f64>word * (2 * PER_WORD) + PER_WORD
}

export function nextUniform(): f64 {
  return asUniform(nextWord())
}
