import { type Instant, MILLISECONDS_PER_MINUTE, type Minutes, minutes, type Ratio } from '../quantity.ts'

/** A stretch in which a share of one service's customers failed. */
export interface Outage {
  readonly start: Instant
  readonly end: Instant
  readonly share: Ratio
}

/**
 * Service minutes of each outage of one service, in the order given, without counting a minute twice: each minute
 * belongs to the outage with the worst share at that moment, ties to the earlier start, then to the earlier in the list.
 * Their sum is the loss of the union. Cost: n log n.
 */
export function mergedDowntime(outages: readonly Outage[]): Minutes[] {
  const milliseconds = new Float64Array(outages.length)
  const arrivals = outages
    .map((_, index) => index)
    .sort((left, right) => startOf(outages, left) - startOf(outages, right))
  const active = new WorstFirst(outages)
  let now = Number.NEGATIVE_INFINITY
  let next = 0
  while (next < arrivals.length || active.worst() !== null) {
    const arrival = arrivals[next]
    const arrivalTime = arrival === undefined ? Number.POSITIVE_INFINITY : startOf(outages, arrival)
    active.dropEndedBy(now)
    const worst = active.worst()
    const worstOutage = worst === null ? undefined : outages[worst]
    if (worst !== null && worstOutage) {
      const until = Math.min(worstOutage.end, arrivalTime)
      milliseconds[worst] = (milliseconds[worst] ?? 0) + Math.max(0, until - now) * worstOutage.share
      now = until
      if (until < arrivalTime) continue
    }
    if (arrival === undefined) continue
    now = arrivalTime
    active.add(arrival)
    next += 1
  }
  return Array.from(milliseconds, (value) => minutes(value / MILLISECONDS_PER_MINUTE))
}

const startOf = (outages: readonly Outage[], index: number): number => outages[index]?.start ?? 0

/** The outages going on, the worst on top: a binary heap from which ended ones are dropped when they come up. */
class WorstFirst {
  readonly #outages: readonly Outage[]
  readonly #heap: number[] = []

  constructor(outages: readonly Outage[]) {
    this.#outages = outages
  }

  worst(): number | null {
    return this.#heap[0] ?? null
  }

  add(index: number): void {
    this.#heap.push(index)
    let child = this.#heap.length - 1
    while (child > 0) {
      const parent = (child - 1) >> 1
      if (!this.#isWorse(child, parent)) return
      this.#swap(child, parent)
      child = parent
    }
  }

  dropEndedBy(now: number): void {
    for (let top = this.worst(); top !== null && (this.#outages[top]?.end ?? 0) <= now; top = this.worst())
      this.#removeTop()
  }

  #removeTop(): void {
    const last = this.#heap.pop()
    if (last === undefined || this.#heap.length === 0) return
    this.#heap[0] = last
    for (let parent = 0; ; ) {
      const left = 2 * parent + 1
      let worst = parent
      if (left < this.#heap.length && this.#isWorse(left, worst)) worst = left
      if (left + 1 < this.#heap.length && this.#isWorse(left + 1, worst)) worst = left + 1
      if (worst === parent) return
      this.#swap(parent, worst)
      parent = worst
    }
  }

  #isWorse(left: number, right: number): boolean {
    const leftIndex = this.#heap[left] as number
    const rightIndex = this.#heap[right] as number
    const one = this.#outages[leftIndex] as Outage
    const other = this.#outages[rightIndex] as Outage
    if (one.share !== other.share) return one.share > other.share
    if (one.start !== other.start) return one.start < other.start
    return leftIndex < rightIndex
  }

  #swap(left: number, right: number): void {
    const kept = this.#heap[left] as number
    this.#heap[left] = this.#heap[right] as number
    this.#heap[right] = kept
  }
}
