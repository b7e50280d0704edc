import { exp, log } from './elementary'
import { asPlace, nextUniform, nextWord } from './words'

/** The ziggurat of model/random/ziggurat.ts: whoever starts the program puts its edges and what of each layer is inside here. */
export const LAYERS: i32 = 256
export const EDGES: usize = memory.data((LAYERS + 1) * sizeof<f64>())
export const INSIDE: usize = memory.data(LAYERS * sizeof<f64>())
const TAIL: f64 = 3.6541528853610088
/** No normal: the place lies above the bell. */
export const OUTSIDE: f64 = Infinity

export function nextNormal(): f64 {
  while (true) {
    const layer = nextWord() & (LAYERS - 1)
    const place = asPlace(nextWord())
    if (isInside(layer, place)) return place * edge(layer)
    const normal = atEdge(layer, place)
    if (normal !== OUTSIDE) return normal
  }
}

export function isInside(layer: i32, place: f64): bool {
  return abs(place) < load<f64>(INSIDE + (layer << 3))
}

export function edge(layer: i32): f64 {
  return load<f64>(EDGES + (layer << 3))
}

/** What is not inside for certain. */
export function atEdge(layer: i32, place: f64): f64 {
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
