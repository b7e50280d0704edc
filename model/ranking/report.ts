import { type PerDimension, perDimension } from '../evidence/lens.ts'
import { countAboveLine, topPlaces, totalCapacity } from './cut-line.ts'
import { lensDraws } from './lens-draws.ts'
import { rankingNotes } from './notes.ts'
import { orderByMean } from './order.ts'
import type { PreparedRanking } from './prepare.ts'
import type { JointGain, RankingReport } from './ranked.ts'
import { type Place, rankedProject } from './ranked-project.ts'
import { ricePlaces, takenByRice } from './rice-order.ts'
import { reported } from './round.ts'
import type { Simulation } from './simulate.ts'
import { avoidedTogether } from './together.ts'
import { asPain, effectiveWeights, painPerUnit } from './weights.ts'

/**
 * The whole ranking under one lens. Order and means are closed form, intervals and chances come from the draws; no
 * draw is made here, so a new lens costs only sums and selections.
 * @param simulation of the same prepared ranking
 */
export function rankingReport(
  prepared: PreparedRanking,
  simulation: Simulation,
  lens: { readonly id: string; readonly weights: PerDimension },
): RankingReport {
  const { evidence, totals } = prepared
  const { horizon, tierThreshold, topMost } = evidence.assumptions
  const weights = effectiveWeights(lens.weights, totals)
  const pain = painPerUnit(lens.weights, totals)
  const places = placesOf(prepared, simulation, lens.weights)
  const means = places.map(({ mean }) => mean)
  const capacity = totalCapacity(evidence.teams)
  const above = capacity === null ? null : countAboveLine(means, capacity)
  const k = above === null || above === 0 ? topPlaces(places.length, topMost) : above
  const drawn = lensDraws(
    places.map(({ draws }) => draws),
    { pain, k, capacity, tierThreshold },
  )
  const { tiers } = drawn
  const rice = ricePlaces(places, evidence.rice)
  const frame = { evidence, pain, above, drawn, rice }
  return {
    asOf: new Date(evidence.asOf).toISOString(),
    lens: lens.id,
    weights: perDimension((dimension) => reported(weights[dimension])),
    seed: simulation.seed,
    draws: simulation.draws,
    horizonDays: horizon,
    evidenceVersion: evidence.version,
    totals: perDimension((dimension) => reported(totals[dimension])),
    currency: evidence.currency,
    basis: prepared.basis,
    capacity,
    tierThreshold,
    k,
    firstTier: jointGain(prepared, places.slice(0, tiers.lastIndexOf(1) + 1), pain),
    aboveLine: above === null ? null : jointGain(prepared, places.slice(0, above), pain),
    riceOrder:
      capacity === null || rice.size === 0
        ? null
        : { scored: rice.size, taken: jointGain(prepared, takenByRice(places, rice, capacity), pain) },
    notes: rankingNotes(prepared, lens.weights, capacity),
    projects: places.map((place, position) => rankedProject(place, position, frame)),
  }
}

function placesOf(prepared: PreparedRanking, simulation: Simulation, weights: PerDimension): Place[] {
  const positions = new Map(prepared.projects.map(({ project }, position) => [project.id, position]))
  return orderByMean(prepared, weights).map((mean) => {
    const position = positions.get(mean.id) as number
    const draws = simulation.projects[position]
    const project = prepared.projects[position]
    if (!draws || !project) throw new RangeError(`the simulation has no draws of project ${mean.id}`)
    return { mean, prepared: project, draws }
  })
}

function jointGain(prepared: PreparedRanking, places: readonly Place[], pain: PerDimension): JointGain {
  const avoided = avoidedTogether(
    prepared,
    places.map((place) => place.prepared),
  )
  return {
    projects: places.length,
    value: reported(asPain(avoided, pain)),
    effort: reported(places.reduce((sum, { mean }) => sum + mean.effort, 0)),
  }
}
