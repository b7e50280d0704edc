const QUARTERS = 4
/** How many quarters ahead can be chosen. */
const AHEAD = 6

/** "2026Q4" -> "Q4 2026". */
export const quarterTitle = (quarter: string): string => `${quarter.slice(4)} ${quarter.slice(0, 4)}`

/** The quarter of a day and those after it, with the one that is shown among them. */
export function quartersAround(asOf: string, shown: string): string[] {
  const date = new Date(asOf)
  const first = date.getUTCFullYear() * QUARTERS + Math.floor(date.getUTCMonth() / 3)
  const ahead = Array.from({ length: AHEAD }, (_, after) => nameOf(first + after))
  return ahead.includes(shown) ? ahead : [...ahead, shown].sort()
}

const nameOf = (quarters: number): string => `${Math.floor(quarters / QUARTERS)}Q${(quarters % QUARTERS) + 1}`
