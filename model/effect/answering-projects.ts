import type { Assumptions } from '../assumption.ts'
import type { Request } from '../evidence/demand.ts'
import type { Project } from '../evidence/project.ts'
import { demandSelector } from './select.ts'

/**
 * Projects that also close the requests that people gave them. Where a project states a chance to close a request, that
 * holds; of the others the installation's assumption does, in one effect after those that are stated.
 * Cost: requests that were given x effects of their project.
 */
export function answeringProjects(
  projects: readonly Project[],
  requests: readonly Request[],
  { assumedClosingLow: low, assumedClosingLikely: likely, assumedClosingHigh: high }: Assumptions,
): Project[] {
  const given = Map.groupBy(
    requests.filter(({ project, closedAt }) => project !== null && closedAt === null),
    ({ project }) => project,
  )
  return projects.map((project) => {
    const own = given.get(project.id) ?? []
    const stated = project.effects.filter(({ closing }) => closing !== undefined).map(demandSelector)
    const unstated = own.filter(
      ({ id, service }) => !stated.some((touches) => touches({ id, kind: 'request', service, labels: [] })),
    )
    if (unstated.length === 0) return project
    const closing = { low, likely, high }
    return { ...project, effects: [...project.effects, { requests: unstated.map(({ id }) => id), closing }] }
  })
}
