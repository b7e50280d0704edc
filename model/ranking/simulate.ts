import type { Forecast } from '../forecast/forecast.ts'
import { cellFactors } from './cell-factors.ts'
import { roomForSources } from './looseness.ts'
import { roomForSums } from './loss-sums.ts'
import { roomForPlaces, sumPlaces } from './place-sums.ts'
import type { PreparedProject, PreparedRanking } from './prepare.ts'
import { addSlices, openProject, type ProjectDraws } from './project-draws.ts'
import { slicesOf } from './slice.ts'

export interface Simulation {
  readonly draws: number
  readonly seed: number
  /** In the order of the prepared projects. */
  readonly projects: readonly ProjectDraws[]
}

/**
 * Simulated futures. Every stream is keyed by what it is of, so no project's draws depend on the other projects.
 * Cost: draws x (cells + the cells of each service and cause that a project has the whole of + for each project the
 * cells of the others that it touches).
 */
export function simulate({ forecast, projects, evidence: { assumptions } }: PreparedRanking): Simulation {
  return { draws: assumptions.draws, seed: assumptions.seed, projects: drawsOf(projects, forecast) }
}

/**
 * The simulation of a ranking in which one project is stated anew, as `withProject` gives it: the others keep their
 * draws. Cost: draws x (cells + the cells that this project touches).
 */
export function simulateAgain(before: Simulation, { forecast, projects }: PreparedRanking, id: string): Simulation {
  const isStale = ({ project }: PreparedProject, position: number) => !before.projects[position] || project.id === id
  const drawn = drawsOf(projects.filter(isStale), forecast).values()
  return {
    ...before,
    projects: projects.map((project, position) =>
      isStale(project, position) ? (drawn.next().value as ProjectDraws) : (before.projects[position] as ProjectDraws),
    ),
  }
}

function drawsOf(projects: readonly PreparedProject[], forecast: Forecast): ProjectDraws[] {
  const room = roomForSources(forecast.columns)
  const slices = projects.map((project) => slicesOf(project, forecast, room))
  const places = roomForPlaces(slices.flat(), forecast.columns)
  const open = projects.map((project, at) => openProject(project, slices[at] ?? [], places, forecast.assumptions))
  const sums = roomForSums()
  for (const factors of cellFactors(forecast)) {
    sumPlaces(places, factors)
    for (const project of open) addSlices(project, factors, sums)
  }
  return open.map(({ draws }) => draws)
}
