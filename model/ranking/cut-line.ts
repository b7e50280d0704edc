import type { Team } from '../evidence/project.ts'

/** Engineer-weeks of all teams together; null when no team has stated any. Weeks of one team's are not lent to another here: that is the plan's business. */
export function totalCapacity(teams: readonly Team[]): number | null {
  const stated = teams.flatMap(({ capacity }) => (capacity === null ? [] : [capacity]))
  return stated.length === 0 ? null : stated.reduce((sum, weeks) => sum + weeks, 0)
}

/** How many projects from the top fit: the line is where the next one does not. @param effort engineer-weeks in rank order */
export function countAboveLine(effort: readonly number[], capacity: number): number {
  let spent = 0
  for (let place = 0; place < effort.length; place += 1) {
    spent += effort[place] as number
    if (spent > capacity) return place
  }
  return effort.length
}
