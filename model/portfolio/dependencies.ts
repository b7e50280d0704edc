import type { Project } from '../evidence/project.ts'
import type { Unavailable } from './order.ts'

/** A project that can never be had, and why. */
export interface MissingNeed {
  readonly needs: string
  readonly why: Unavailable
}

/** Positions that depend on each other in a circle, the first one first by position; null when there is none. */
export function dependencyCycle(needs: readonly (readonly number[])[]): number[] | null {
  const done = new Set<number>()
  const path: number[] = []
  const walk = (position: number): number[] | null => {
    if (done.has(position)) return null
    const seen = path.indexOf(position)
    if (seen >= 0) return path.slice(seen)
    path.push(position)
    for (const need of needs[position] ?? []) {
      const cycle = walk(need)
      if (cycle) return cycle
    }
    path.pop()
    done.add(position)
    return null
  }
  for (const position of needs.keys()) {
    const cycle = walk(position)
    if (cycle) return cycle
  }
  return null
}

/**
 * For each candidate that needs what cannot be had, directly or through others, the first such need.
 * @param candidates without a circle
 * @param projects all that are known
 */
export function unavailableNeeds(
  candidates: readonly Project[],
  projects: readonly Project[],
  lockedOut: ReadonlySet<string>,
): Map<string, MissingNeed> {
  const byId = new Map(projects.map((project) => [project.id, project]))
  const known = new Map<string, MissingNeed | null>()
  const missingOf = ({ id, dependsOn }: Project): MissingNeed | null => {
    if (!known.has(id)) known.set(id, dependsOn.map(reasonAgainst).find((need) => need !== null) ?? null)
    return known.get(id) ?? null
  }
  const reasonAgainst = (needs: string): MissingNeed | null => {
    const project = byId.get(needs)
    if (!project) return { needs, why: 'unknown' }
    if (project.status === 'shipped') return null
    if (project.status === 'rejected') return { needs, why: 'rejected' }
    if (lockedOut.has(needs)) return { needs, why: 'locked-out' }
    return missingOf(project) ? { needs, why: 'unavailable-itself' } : null
  }
  const missing = new Map<string, MissingNeed>()
  for (const project of candidates) {
    const need = missingOf(project)
    if (need) missing.set(project.id, need)
  }
  return missing
}

/** A position and all that it reaches through `links`, ascending. */
export function reachedFrom(start: number, links: readonly (readonly number[])[]): number[] {
  const reached = new Set([start])
  for (const position of reached) for (const next of links[position] ?? []) reached.add(next)
  return [...reached].sort((one, other) => one - other)
}
