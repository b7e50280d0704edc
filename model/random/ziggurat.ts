import { PER_WORD, type RandomWords } from './stream.ts'

/**
 * Layers of equal area under the normal's bell, widest first: where each ends, and how much of it lies below the next
 * one and is thus inside the bell for certain. Source: Marsaglia and Tsang (2000), with 256 layers; Doornik (2005) draws
 * the layer apart from the place in it.
 */
const LAYERS = 256
/** Where the tail begins, and the area of a layer, for 256 layers. */
const TAIL = 3.6541528853610088
const AREA = 0.00492867323399
export const EDGES = layerEdges()
export const INSIDE = Float64Array.from({ length: LAYERS }, (_, layer) => edge(layer + 1) / edge(layer))

/** A draw from the normal distribution with mean 0 and variance 1: mostly two words and one product. */
export function nextNormal(words: RandomWords): number {
  for (;;) {
    const layer = words.next() & (LAYERS - 1)
    // Between -1 and 1, never either.
    const place = words.next() * (2 * PER_WORD) + PER_WORD
    if (Math.abs(place) < (INSIDE[layer] as number)) return place * (EDGES[layer] as number)
    // A product is a number for certain: engines then keep every normal out of memory.
    if (layer === 0) return (place < 0 ? -1 : 1) * beyondTail(words)
    const normal = place * (EDGES[layer] as number)
    if (isUnderBell(normal, layer, nextUniform(words))) return normal
  }
}

/** Between 0 and 1, never either. */
export const nextUniform = (words: RandomWords): number => (words.next() >>> 0) * PER_WORD + PER_WORD / 2

/** Source: Marsaglia (1964), as in the ziggurat. */
function beyondTail(words: RandomWords): number {
  for (;;) {
    const past = -Math.log(nextUniform(words)) / TAIL
    if (-2 * Math.log(nextUniform(words)) >= past * past) return TAIL + past
  }
}

/** Heights are taken relative to the bell's at `normal`. */
function isUnderBell(normal: number, layer: number, height: number): boolean {
  const above = (at: number) => Math.exp(-0.5 * (at * at - normal * normal))
  const outer = above(edge(layer))
  return outer + height * (above(edge(layer + 1)) - outer) < 1
}

function layerEdges(): Float64Array {
  const edges = new Float64Array(LAYERS + 1)
  const bell = (at: number) => Math.exp(-0.5 * at * at)
  edges[0] = AREA / bell(TAIL)
  edges[1] = TAIL
  for (let layer = 2; layer < LAYERS; layer += 1) {
    const before = edges[layer - 1] as number
    edges[layer] = Math.sqrt(-2 * Math.log(AREA / before + bell(before)))
  }
  return edges
}

function edge(layer: number): number {
  return EDGES[layer] as number
}
