import { log } from './elementary'
import { nextNormal } from './normal'
import { raiseAll } from './powers'
import { giveWords, nextUniform, takeWords } from './words'

/** As in model/random/columns.ts. */
const SQUEEZE: f64 = (0.0331 * 2) / 3

/**
 * `fillGamma` of model/random/columns.ts for a shape above 0: the same words, the same bits.
 * @param uniforms room for as many numbers as the column has, rounded up to an even one
 */
export function fillGamma(state: usize, column: usize, uniforms: usize, count: i32, shape: f64, scale: f64): void {
  takeWords(state)
  const isSmall = shape < 1
  const d = (isSmall ? shape + 1 : shape) - 1.0 / 3.0
  const c = 1 / sqrt(9 * d)
  const squeeze = SQUEEZE / d
  const end = count << 3
  for (let at = 0; at < end; at += 8) {
    store<f64>(column + at, scale * d * nextCube(d, c, squeeze))
    if (isSmall) store<f64>(uniforms + at, nextUniform())
  }
  if (isSmall) raiseAll(column, uniforms, count, shape)
  giveWords(state)
}

function nextCube(d: f64, c: f64, squeeze: f64): f64 {
  while (true) {
    const normal = nextNormal()
    const root = 1 + c * normal
    if (root <= 0) continue
    const cube = root * root * root
    const uniform = nextUniform()
    const square = normal * normal
    if (uniform < 1 - squeeze * square * square) return cube
    if (log(uniform) < 0.5 * square + d * (1 - cube + log(cube))) return cube
  }
}
