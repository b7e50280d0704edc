import { compareText } from '../compare.ts'
import { DIMENSIONS, type Dimension, type PerDimension, perDimension } from '../evidence/lens.ts'
import { drawGamma } from '../random/distribution.ts'
import { randomStream } from '../random/stream.ts'
import type { PreparedRanking } from './prepare.ts'
import type { ProjectDraws } from './project-draws.ts'
import { scoreDraws } from './score.ts'
import type { Simulation } from './simulate.ts'
import { effectiveWeights, painPerUnit } from './weights.ts'

/** How one project fares when nobody knows the weights exactly. */
export interface Acceptability {
  readonly id: string
  /** Rank acceptability: the share of draws in which it has rank 1, 2, ...; the sum is 1. */
  readonly ranks: Float64Array
  /** Mean of the weights in force that put it first, the sum is 1; null when none did. */
  readonly centralWeights: PerDimension | null
  /** Chance that its central weights put it first; null without them. A low one: first only by luck. */
  readonly confidence: number | null
}

/** Weights in force, by dimension and draw; the dimensions of a draw sum to 1. */
export type WeightDraws = Readonly<Record<Dimension, Float64Array>>

interface Lensed {
  readonly id: string
  readonly weights: PerDimension
}

/**
 * Stochastic multicriteria acceptability: each draw has its own weights around the lens and its own future. Source:
 * Lahdelma and Salminen (2001), SMAA-2. Equal projects rank by id; one that removes nothing in a draw is not first in it.
 * Cost: draws x projects log projects, plus draws x projects for each project that is ever first.
 * @param simulation of the same prepared ranking
 * @returns in the order of the prepared projects
 */
export function acceptability(prepared: PreparedRanking, simulation: Simulation, lens: Lensed): Acceptability[] {
  const weights = drawWeights(prepared, lens)
  const ids = prepared.projects.map(({ project }) => project.id)
  // By id, so that the order in which projects were listed settles no tie.
  const positions = [...ids.keys()].sort((left, right) => compareText(ids[left] as string, ids[right] as string))
  const projects = positions.map((position) => simulation.projects[position] as ProjectDraws)
  const { ranks, firsts } = countRanks(projects, weights, prepared.totals, simulation.draws)
  const byId = positions.map((position, own): Acceptability => {
    const central = meanWeights(weights, firsts[own] as readonly number[])
    return {
      id: ids[position] as string,
      ranks: (ranks[own] as Float64Array).map((times) => times / simulation.draws),
      centralWeights: central,
      confidence: central && chanceToBeFirst(own, projects, painPerUnit(central, prepared.totals)),
    }
  })
  return ids.map((_, position) => byId[positions.indexOf(position)] as Acceptability)
}

/**
 * Weights that people might hold: Dirichlet(weightConcentration x the lens's weights in force). All 0 when the lens
 * weighs nothing that has any loss. Streams are keyed by lens and dimension.
 */
export function drawWeights({ evidence, totals }: PreparedRanking, lens: Lensed): WeightDraws {
  const { draws, seed, weightConcentration } = evidence.assumptions
  const middle = effectiveWeights(lens.weights, totals)
  const drawn = Object.fromEntries(
    DIMENSIONS.map((dimension) => {
      const random = randomStream(seed, lens.id, 'weights', dimension)
      const shape = weightConcentration * middle[dimension]
      return [dimension, Float64Array.from({ length: draws }, () => drawGamma(shape, random))]
    }),
  ) as Record<Dimension, Float64Array>
  for (let draw = 0; draw < draws; draw += 1) {
    const sum = DIMENSIONS.reduce((total, dimension) => total + (drawn[dimension][draw] as number), 0)
    if (sum > 0) for (const dimension of DIMENSIONS) drawn[dimension][draw] = (drawn[dimension][draw] as number) / sum
  }
  return drawn
}

/** How often each project has each rank, and the draws in which it is first. */
function countRanks(projects: readonly ProjectDraws[], weights: WeightDraws, totals: PerDimension, draws: number) {
  const ranks = projects.map(() => new Float64Array(projects.length))
  const firsts = projects.map((): number[] => [])
  const leverage = new Float64Array(projects.length)
  const order = Int32Array.from(projects.keys())
  for (let draw = 0; draw < draws; draw += 1) {
    for (let own = 0; own < projects.length; own += 1) {
      leverage[own] = leverageIn(draw, projects[own] as ProjectDraws, weights, totals)
    }
    order.sort((left, right) => (leverage[right] as number) - (leverage[left] as number) || left - right)
    for (let place = 0; place < order.length; place += 1) {
      const counts = ranks[order[place] as number] as Float64Array
      counts[place] = (counts[place] as number) + 1
    }
    const first = order[0]
    if (first !== undefined && (leverage[first] as number) > 0) firsts[first]?.push(draw)
  }
  return { ranks, firsts }
}

function leverageIn(draw: number, project: ProjectDraws, weights: WeightDraws, totals: PerDimension): number {
  let value = 0
  for (const dimension of DIMENSIONS) {
    const avoided = project[dimension]
    if (avoided) value += ((weights[dimension][draw] as number) * (avoided[draw] as number)) / totals[dimension]
  }
  return value / (project.effort[draw] as number)
}

const meanWeights = (weights: WeightDraws, draws: readonly number[]): PerDimension | null =>
  draws.length === 0
    ? null
    : perDimension(
        (dimension) => draws.reduce((sum, draw) => sum + (weights[dimension][draw] as number), 0) / draws.length,
      )

function chanceToBeFirst(own: number, projects: readonly ProjectDraws[], pain: PerDimension): number {
  const draws = projects[own]?.effort.length ?? 0
  const most = new Float64Array(draws)
  const first = new Int32Array(draws).fill(-1)
  for (const [position, project] of projects.entries()) {
    const { leverage } = scoreDraws(project, pain)
    for (let draw = 0; draw < draws; draw += 1) {
      if ((leverage[draw] as number) <= (most[draw] as number)) continue
      most[draw] = leverage[draw] as number
      first[draw] = position
    }
  }
  return first.reduce((times, position) => (position === own ? times + 1 : times), 0) / draws
}
