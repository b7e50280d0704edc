import type { Assumptions } from '../assumption.ts'
import type { Project } from './project.ts'

/** Projects whose effort nobody stated get the one that this installation assumes, in engineer-weeks of each team. */
export const withAssumedEffort = <Kind extends Project>(
  projects: readonly Kind[],
  { assumedEffortLow: low, assumedEffortLikely: likely, assumedEffortHigh: high }: Assumptions,
): Kind[] =>
  projects.map((project) =>
    project.effortAssumed
      ? { ...project, effort: project.effort.map(({ team }) => ({ team, low, likely, high })) }
      : project,
  )
