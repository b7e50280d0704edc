import { cellFactors } from './cell-factors.ts'
import type { PreparedRanking } from './prepare.ts'
import { type ProjectDraws, projectDraws } from './project-draws.ts'

export interface Simulation {
  readonly draws: number
  readonly seed: number
  /** In the order of the prepared projects. */
  readonly projects: readonly ProjectDraws[]
}

/**
 * Simulated futures. Every stream is keyed by what it is of, so no project's draws depend on the other projects.
 * Cost: draws x (cells + for each project the cells it touches).
 */
export function simulate({ forecast, projects, evidence }: PreparedRanking): Simulation {
  const { draws, seed } = evidence.assumptions
  const factors = cellFactors(forecast)
  return { draws, seed, projects: projects.map((project) => projectDraws(project, factors, forecast)) }
}

/**
 * The simulation of a ranking in which one project is stated anew, as `withProject` gives it: the others keep their
 * draws. Cost: draws x (cells + the cells that this project touches).
 */
export function simulateAgain(before: Simulation, { forecast, projects }: PreparedRanking, id: string): Simulation {
  const factors = cellFactors(forecast)
  return {
    ...before,
    projects: projects.map((project, position) => {
      const known = before.projects[position]
      return known && project.project.id !== id ? known : projectDraws(project, factors, forecast)
    }),
  }
}
