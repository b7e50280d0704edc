/**
 * The known name that a person most likely meant by `name`, or null when none is near. Case, spaces, hyphens and
 * underscores do not count: "startedAt" is near "started_at". Cost: |name| x total length of the known names.
 */
export function nearestName(name: string, known: readonly string[]): string | null {
  const wanted = bare(name).slice(0, 100)
  let nearest: string | null = null
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const candidate of known) {
    const distance = editDistance(wanted, bare(candidate))
    if (distance < least) {
      least = distance
      nearest = candidate
    }
  }
  return nearest
}

/** "; did you mean x?" or nothing. */
export function suggestion(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known)
  return nearest === null ? '' : `; did you mean "${nearest}"?`
}

const bare = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '')

/** Levenshtein distance, one row at a time. */
function editDistance(left: string, right: string): number {
  let above = Array.from({ length: right.length + 1 }, (_, position) => position)
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= right.length; column += 1) {
      const substituted = (above[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1)
      current.push(Math.min(substituted, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    above = current
  }
  return above[right.length] ?? 0
}
