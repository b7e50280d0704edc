import type { Team } from '../evidence/project.ts'

/** Engineer-weeks of all teams together; null when no team has stated any. Weeks of one team's are not lent to another here: that is the plan's business. */
export function totalCapacity(teams: readonly Team[]): number | null {
  const stated = teams.flatMap(({ capacity }) => (capacity === null ? [] : [capacity]))
  return stated.length === 0 ? null : stated.reduce((sum, weeks) => sum + weeks, 0)
}

/**
 * How many projects from the top fit: the line is where the next one does not, or where nothing more is removed.
 * @param ranked in rank order; effort in engineer-weeks, as is `capacity`
 */
export function countAboveLine(
  ranked: readonly { readonly effort: number; readonly leverage: number }[],
  capacity: number,
): number {
  let spent = 0
  for (const [place, { effort, leverage }] of ranked.entries()) {
    spent += effort
    if (spent > capacity || leverage <= 0) return place
  }
  return ranked.length
}

/** Without a capacity, how many projects "the top" are: a third of the candidates, at most the given number, at least one. */
export const topPlaces = (candidates: number, most: number): number =>
  Math.max(1, Math.min(most, Math.ceil(candidates / 3)))
