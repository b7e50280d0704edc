/** A binary heap: the entry that comes before all others is always at hand. */
export interface Heap<Entry> {
  readonly peek: () => Entry | undefined
  readonly push: (entry: Entry) => void
  readonly pop: () => Entry | undefined
}

/** An empty heap. @param comesBefore a strict order; two entries must never be equal, or their order is left to chance */
export function heapOf<Entry>(comesBefore: (one: Entry, other: Entry) => boolean): Heap<Entry> {
  const entries: Entry[] = []
  const isBefore = (one: number, other: number) => comesBefore(entries[one] as Entry, entries[other] as Entry)
  const swap = (one: number, other: number): void => {
    const kept = entries[one] as Entry
    entries[one] = entries[other] as Entry
    entries[other] = kept
  }
  return {
    peek: () => entries[0],
    push(entry) {
      let at = entries.push(entry) - 1
      for (let above = (at - 1) >> 1; at > 0 && isBefore(at, above); above = (at - 1) >> 1) {
        swap(at, above)
        at = above
      }
    },
    pop() {
      const first = entries[0]
      const last = entries.pop()
      if (entries.length === 0 || last === undefined) return first
      entries[0] = last
      for (let at = 0; ; ) {
        let next = at
        for (const below of [2 * at + 1, 2 * at + 2]) if (below < entries.length && isBefore(below, next)) next = below
        if (next === at) return first
        swap(at, next)
        at = next
      }
    },
  }
}
