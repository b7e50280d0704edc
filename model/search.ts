/** How rows of a table are found: the words they are found by, and what they can be narrowed down to. */
export interface Searchable<Row, Facet extends string> {
  readonly words: (row: Row) => string
  /** A row may have several values of a facet, or none. */
  readonly facets: Readonly<Partial<Record<Facet, (row: Row) => readonly string[]>>>
}

export interface FacetCount {
  readonly value: string
  readonly count: number
}

export interface Found<Row, Facet extends string> {
  readonly rows: readonly Row[]
  /** Most first. What a facet would leave is counted under all other conditions, so that each count is what a click gives. */
  readonly facets: Readonly<Partial<Record<Facet, readonly FacetCount[]>>>
}

/**
 * The rows that hold every word of `q`, without regard to case, and every chosen value; their order is kept.
 * Cost: rows x facets.
 */
export function searchRows<Row, Facet extends string>(
  rows: readonly Row[],
  { words, facets }: Searchable<Row, Facet>,
  { q, chosen }: { readonly q: string; readonly chosen: Readonly<Partial<Record<Facet, string | undefined>>> },
): Found<Row, Facet> {
  const wanted = q.toLowerCase().split(/\s+/).filter(Boolean)
  const names = Object.keys(facets) as Facet[]
  const counts = new Map(names.map((name) => [name, new Map<string, number>()]))
  const found: Row[] = []
  for (const row of rows) {
    if (wanted.length > 0) {
      const text = words(row).toLowerCase()
      if (!wanted.every((word) => text.includes(word))) continue
    }
    const values = names.map((name) => facets[name]?.(row) ?? [])
    const missed = names.filter((name, index) => {
      const value = chosen[name]
      return value !== undefined && !values[index]?.includes(value)
    })
    if (missed.length === 0) found.push(row)
    if (missed.length > 1) continue
    const [only] = missed
    names.forEach((name, index) => {
      if (only !== undefined && only !== name) return
      const count = counts.get(name)
      for (const value of new Set(values[index])) count?.set(value, (count.get(value) ?? 0) + 1)
    })
  }
  return {
    rows: found,
    facets: Object.fromEntries([...counts].map(([name, values]) => [name, mostFirst(values)])) as Partial<
      Record<Facet, FacetCount[]>
    >,
  }
}

const mostFirst = (counts: ReadonlyMap<string, number>): FacetCount[] =>
  [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1))
