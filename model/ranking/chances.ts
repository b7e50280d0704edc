/** How often each project comes where, over all draws. In the order of the projects given. */
export interface Chances {
  readonly first: Float64Array
  /** Among the first k. */
  readonly top: Float64Array
  /** Above the cut line; null when there is no capacity to draw one. */
  readonly aboveLine: Float64Array | null
}

/**
 * Ranks every draw as far down as the k-th place and the cut line reach, best first, ties to the project given first.
 * Cost: draws x (projects + places x log projects): a heap, because few places matter.
 * @param leverage draws of each project, aligned by draw
 * @param effort engineer-weeks of each project in each draw
 * @param capacity engineer-weeks, or null for no line
 */
export function placeChances(
  leverage: readonly Float64Array[],
  effort: readonly Float64Array[],
  k: number,
  capacity: number | null,
): Chances {
  const projects = leverage.length
  const draws = leverage[0]?.length ?? 0
  const first = new Float64Array(projects)
  const top = new Float64Array(projects)
  const aboveLine = capacity === null ? null : new Float64Array(projects)
  const heap = new Int32Array(projects)
  const keys = new Float64Array(projects)
  for (let draw = 0; draw < draws; draw += 1) {
    for (let project = 0; project < projects; project += 1) {
      keys[project] = (leverage[project] as Float64Array)[draw] as number
      heap[project] = project
    }
    for (let parent = (projects >> 1) - 1; parent >= 0; parent -= 1) siftDown(heap, keys, parent, projects)
    let spent = 0
    let isOpen = aboveLine !== null
    for (let place = 0; place < projects && (isOpen || place < k); place += 1) {
      const best = heap[0] as number
      const size = projects - place - 1
      heap[0] = heap[size] as number
      siftDown(heap, keys, 0, size)
      if (place === 0) count(first, best)
      if (place < k) count(top, best)
      if (isOpen && aboveLine !== null && capacity !== null) {
        spent += (effort[best] as Float64Array)[draw] as number
        if (spent <= capacity) count(aboveLine, best)
        else isOpen = false
      }
    }
  }
  for (const counts of [first, top, aboveLine]) {
    if (counts)
      for (let project = 0; project < projects; project += 1) counts[project] = (counts[project] as number) / draws
  }
  return { first, top, aboveLine }
}

function count(counts: Float64Array, project: number): void {
  counts[project] = (counts[project] as number) + 1
}

/** Restores the heap below `parent`: larger keys on top, ties to the smaller index. */
function siftDown(heap: Int32Array, keys: Float64Array, from: number, size: number): void {
  let parent = from
  const moving = heap[parent] as number
  const key = keys[moving] as number
  for (;;) {
    let child = 2 * parent + 1
    if (child >= size) break
    const right = child + 1
    if (right < size && isBefore(heap[right] as number, heap[child] as number, keys)) child = right
    const candidate = heap[child] as number
    const candidateKey = keys[candidate] as number
    if (candidateKey < key || (candidateKey === key && candidate > moving)) break
    heap[parent] = candidate
    parent = child
  }
  heap[parent] = moving
}

function isBefore(one: number, other: number, keys: Float64Array): boolean {
  const difference = (keys[one] as number) - (keys[other] as number)
  return difference > 0 || (difference === 0 && one < other)
}
