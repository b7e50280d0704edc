import { exp, log } from './elementary'
import { nextUniform, nextWord, PER_WORD } from './words'

/** The ziggurat of model/random/ziggurat.ts, with its edges and what of each layer is inside from memory. */
const LAYERS: i32 = 256
export const EDGES: usize = 0
export const INSIDE: usize = EDGES + (LAYERS + 1) * sizeof<f64>()
const TAIL: f64 = 3.6541528853610088
/** No normal: the place lies above the bell. */
const OUTSIDE: f64 = Infinity

export function nextNormal(): f64 {
  while (true) {
    const layer = nextWord() & (LAYERS - 1)
    const place = <f64>nextWord() * (2 * PER_WORD) + PER_WORD
    if (abs(place) < load<f64>(INSIDE + (layer << 3))) return place * edge(layer)
    const normal = atEdge(layer, place)
    if (normal !== OUTSIDE) return normal
  }
}

function edge(layer: i32): f64 {
  return load<f64>(EDGES + (layer << 3))
}

/** What is not inside for certain. */
function atEdge(layer: i32, place: f64): f64 {
  if (layer === 0) return copysign<f64>(1, place) * beyondTail()
  const normal = place * edge(layer)
  const height = nextUniform()
  const outer = above(edge(layer), normal)
  return outer + height * (above(edge(layer + 1), normal) - outer) < 1 ? normal : OUTSIDE
}

/** The bell's height relative to that at `normal`. */
function above(at: f64, normal: f64): f64 {
  return exp(-0.5 * (at * at - normal * normal))
}

function beyondTail(): f64 {
  while (true) {
    const past = -log(nextUniform()) / TAIL
    if (-2 * log(nextUniform()) >= past * past) return TAIL + past
  }
}
