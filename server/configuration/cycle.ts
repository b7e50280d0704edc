/** One circle in a graph of "needs", in order, or null. Names that nothing defines are passed over. Linear. */
export function findCycle(needs: ReadonlyMap<string, readonly string[]>): string[] | null {
  const finished = new Set<string>()
  for (const start of needs.keys()) {
    const trail: { readonly id: string; readonly left: string[] }[] = []
    const open = new Set<string>()
    const enter = (id: string) => {
      trail.push({ id, left: [...(needs.get(id) ?? [])] })
      open.add(id)
    }
    if (!finished.has(start)) enter(start)
    for (let current = trail.at(-1); current; current = trail.at(-1)) {
      const next = current.left.pop()
      if (next === undefined) {
        finished.add(current.id)
        open.delete(current.id)
        trail.pop()
      } else if (open.has(next)) {
        const circle = trail.map(({ id }) => id)
        return circle.slice(circle.indexOf(next))
      } else if (!finished.has(next)) enter(next)
    }
  }
  return null
}
