import { log } from './elementary'
import { atEdge, edge, isInside, LAYERS, OUTSIDE } from './normal'
import { raiseAll } from './powers'
import { asPlace, asUniform, counter, first, second, setWords, third } from './words'

/** As in model/random/columns.ts. */
const SQUEEZE: f64 = (0.0331 * 2) / 3

/**
 * `fillGamma` of model/random/columns.ts for a shape above 0: the same words, the same bits. Words are made in place, as
 * `nextWord` makes them, so that what they stand at never leaves the registers; whatever is rare has them handed over.
 * @param uniforms room for as many numbers as the column has, rounded up to an even one
 */
export function fillGamma(state: usize, column: usize, uniforms: usize, count: i32, shape: f64, scale: f64): void {
  const isSmall = shape < 1
  const d = (isSmall ? shape + 1 : shape) - 1.0 / 3.0
  const c = 1 / sqrt(9 * d)
  const squeeze = SQUEEZE / d
  const size = scale * d
  let one = load<i32>(state)
  let two = load<i32>(state, 4)
  let three = load<i32>(state, 8)
  let turn = load<i32>(state, 12)
  let word: i32
  const end = count << 3
  for (let at = 0; at < end; at += 8) {
    let cube: f64
    while (true) {
      word = one + two + turn
      one = two ^ (two >>> 9)
      two = three + (three << 3)
      three = rotl(three, 21) + word
      turn += 1
      const layer = word & (LAYERS - 1)
      word = one + two + turn
      one = two ^ (two >>> 9)
      two = three + (three << 3)
      three = rotl(three, 21) + word
      turn += 1
      const place = asPlace(word)
      let normal = place * edge(layer)
      if (!isInside(layer, place)) {
        setWords(one, two, three, turn)
        normal = atEdge(layer, place)
        one = first
        two = second
        three = third
        turn = counter
        if (normal === OUTSIDE) continue
      }
      const root = 1 + c * normal
      if (root <= 0) continue
      cube = root * root * root
      word = one + two + turn
      one = two ^ (two >>> 9)
      two = three + (three << 3)
      three = rotl(three, 21) + word
      turn += 1
      const uniform = asUniform(word)
      const square = normal * normal
      if (uniform < 1 - squeeze * square * square) break
      if (log(uniform) < 0.5 * square + d * (1 - cube + log(cube))) break
    }
    store<f64>(column + at, size * cube)
    if (!isSmall) continue
    word = one + two + turn
    one = two ^ (two >>> 9)
    two = three + (three << 3)
    three = rotl(three, 21) + word
    turn += 1
    store<f64>(uniforms + at, asUniform(word))
  }
  store<i32>(state, one)
  store<i32>(state, two, 4)
  store<i32>(state, three, 8)
  store<i32>(state, turn, 12)
  if (isSmall) raiseAll(column, uniforms, count, shape)
}
