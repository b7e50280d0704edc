/** A source of uniform numbers in [0, 1). Always a parameter, never a default. */
export type Random = () => number

/**
 * An independent stream of uniform numbers for one purpose of one thing: same seed and key, same numbers, whatever else
 * is drawn. Adding a project therefore changes no other project's draws.
 */
export function randomStream(seed: number, ...key: readonly string[]): Random {
  const words = new RandomWords(seed, ...key)
  return () => (words.next() >>> 0) * PER_WORD
}

/** The width of one word's place in [0, 1). */
export const PER_WORD = 1 / 4_294_967_296

/**
 * The stream that `randomStream` makes its numbers from, word by word, for whoever draws whole columns.
 * Generator: sfc32 (Doty-Humphrey, PractRand), 128 bits of state filled from a hash of seed and key.
 */
export class RandomWords {
  /** Three mixed words and a counter; as fields of an object each would be a number in memory of its own, at a third of the speed. */
  readonly state: Int32Array

  constructor(seed: number, ...key: readonly string[]) {
    this.state = Int32Array.from(hashWords(`${seed}\u0000${key.join('\u0000')}`))
    for (let round = 0; round < 12; round += 1) this.next()
  }

  /** 32 random bits, as a signed integer. */
  next(): number {
    const { state } = this
    const b = state[1] as number
    const c = state[2] as number
    const counter = state[3] as number
    const sum = ((state[0] as number) + b + counter) | 0
    state[0] = b ^ (b >>> 9)
    state[1] = c + (c << 3)
    state[2] = ((c << 21) | (c >>> 11)) + sum
    state[3] = counter + 1
    return sum
  }
}

/** Four 32-bit words that all depend on every character: four multiplicative hashes, cross-mixed at the end. */
function hashWords(text: string): [number, number, number, number] {
  let first = 0x9e3779b9
  let second = 0x85ebca6b
  let third = 0xc2b2ae35
  let fourth = 0x27d4eb2f
  for (let position = 0; position < text.length; position += 1) {
    const code = text.charCodeAt(position)
    first = Math.imul(first ^ code, 0x01000193)
    second = Math.imul(second ^ code, 0x5bd1e995)
    third = Math.imul(third ^ code, 0x1b873593)
    fourth = Math.imul(fourth ^ code, 0x2127599b)
    second ^= first >>> 15
    third ^= second >>> 13
    fourth ^= third >>> 16
    first ^= fourth >>> 14
  }
  return [avalanche(first), avalanche(second), avalanche(third), avalanche(fourth)]
}

/** Finaliser of MurmurHash3: every input bit changes half of the output bits. */
function avalanche(word: number): number {
  let mixed = word ^ (word >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) | 0
}
