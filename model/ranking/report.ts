import { DIMENSIONS, type PerDimension } from '../evidence/lens.ts'
import { PROVENANCES, type Provenance, type ProvenanceShares } from '../evidence/provenance.ts'
import { threePointMean } from '../evidence/three-point.ts'
import { quantiles } from '../random/quantile.ts'
import { type Chances, placeChances } from './chances.ts'
import { countAboveLine, totalCapacity } from './cut-line.ts'
import type { Evidence } from './evidence.ts'
import { rankingNotes } from './notes.ts'
import { type MeanRank, orderByMean } from './order.ts'
import type { PreparedProject, PreparedRanking } from './prepare.ts'
import type { ProjectDraws } from './project-draws.ts'
import {
  type EffortEstimate,
  ESTIMATE_PROBABILITIES,
  type Estimate,
  type JointGain,
  type RankedProject,
  type RankingBasis,
  type RankingReport,
} from './ranked.ts'
import { reported } from './round.ts'
import { type ScoredDraws, scoreDraws } from './score.ts'
import type { Simulation } from './simulate.ts'
import { tiersOf } from './tier.ts'
import { avoidedTogether } from './together.ts'
import { asPain, effectiveWeights, painPerUnit } from './weights.ts'

interface Place {
  readonly mean: MeanRank
  readonly prepared: PreparedProject
  readonly scored: ScoredDraws
  readonly draws: ProjectDraws
}

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
  const pain = painPerUnit(lens.weights, totals)
  const places = placesOf(prepared, simulation, lens.weights, pain)
  const capacity = totalCapacity(evidence.teams)
  const meanEffort = places.map(({ mean }) => mean.effort)
  const above = capacity === null ? null : countAboveLine(meanEffort, capacity)
  const k = above === null || above === 0 ? topPlaces(places.length, evidence.assumptions.topMost) : above
  const leverage = places.map(({ scored }) => scored.leverage)
  const chances = placeChances(
    leverage,
    places.map(({ draws }) => draws.effort),
    k,
    capacity,
  )
  const tiers = tiersOf(leverage, evidence.assumptions.tierThreshold)
  return {
    asOf: new Date(evidence.asOf).toISOString(),
    lens: lens.id,
    weights: eachDimension((dimension) => reported(effectiveWeights(lens.weights, totals)[dimension])),
    seed: simulation.seed,
    draws: simulation.draws,
    horizonDays: evidence.assumptions.horizon,
    evidenceVersion: evidence.version,
    totals: eachDimension((dimension) => reported(totals[dimension])),
    currency: evidence.currency,
    basis: basisOf(prepared),
    capacity,
    tierThreshold: evidence.assumptions.tierThreshold,
    k,
    firstTier: jointGain(prepared, places.slice(0, tiers.lastIndexOf(1) + 1), pain),
    aboveLine: above === null ? null : jointGain(prepared, places.slice(0, above), pain),
    notes: rankingNotes(prepared, lens.weights, capacity),
    projects: places.map((place, position) =>
      rankedProject(place, position, { pain, above, chances, tier: tiers[position] as number, evidence }),
    ),
  }
}

function placesOf(
  prepared: PreparedRanking,
  simulation: Simulation,
  weights: PerDimension,
  pain: PerDimension,
): Place[] {
  const positions = new Map(prepared.projects.map(({ project }, position) => [project.id, position]))
  return orderByMean(prepared, weights).map((mean) => {
    const position = positions.get(mean.id) as number
    const draws = simulation.projects[position]
    const project = prepared.projects[position]
    if (!draws || !project) throw new RangeError(`the simulation has no draws of project ${mean.id}`)
    return { mean, prepared: project, scored: scoreDraws(draws, pain), draws }
  })
}

function rankedProject(
  { mean, prepared, scored, draws }: Place,
  position: number,
  context: {
    readonly pain: PerDimension
    readonly above: number | null
    readonly chances: Chances
    readonly tier: number
    readonly evidence: Evidence
  },
): RankedProject {
  const { project, avoided } = prepared
  const { above, chances, evidence } = context
  return {
    rank: mean.rank,
    tier: context.tier,
    id: project.id,
    title: project.title,
    team: project.effort[0]?.team ?? '',
    services: avoided.services,
    value: estimate(mean.value, scored.value),
    leverage: estimate(mean.leverage, scored.leverage),
    effort: effortEstimate(prepared, draws, evidence),
    pFirst: reported(chances.first[position] as number),
    pTop: reported(chances.top[position] as number),
    pAboveLine: chances.aboveLine === null ? null : reported(chances.aboveLine[position] as number),
    aboveLine: above === null ? null : position < above,
    avoided: eachDimension((dimension) => reported(avoided.total[dimension])),
    provenance: shares((provenance) => asPain(avoided.byProvenance[provenance], context.pain)),
  }
}

function effortEstimate(
  { project, effort }: PreparedProject,
  { effortQuantiles }: ProjectDraws,
  evidence: Evidence,
): EffortEstimate {
  const sum = (part: 'low' | 'likely' | 'high') =>
    reported(project.effort.reduce((total, team) => total + team[part], 0))
  return {
    ...asEstimate(effort, effortQuantiles),
    low: sum('low'),
    likely: sum('likely'),
    high: sum('high'),
    teams: project.effort.map((team) => ({
      team: team.team,
      mean: reported(threePointMean(team, evidence.assumptions)),
    })),
  }
}

const estimate = (mean: number, draws: Float64Array): Estimate =>
  asEstimate(mean, quantiles(draws, ESTIMATE_PROBABILITIES))

function asEstimate(mean: number, percentiles: readonly number[]): Estimate {
  const [p10, p50, p90] = percentiles as [number, number, number]
  return { mean: reported(mean), p10: reported(p10), p50: reported(p50), p90: reported(p90) }
}

function basisOf({ evidence, forecast, totals }: PreparedRanking): RankingBasis {
  const { losses, services, background } = evidence
  const minutes: Record<Provenance, number> = { measured: 0, reported: 0, assumed: 0 }
  for (const loss of losses) minutes[loss.provenance] += loss.minutes
  const watched = new Set(background.map(({ service }) => service))
  const withSli = forecast.units.reduce(
    (sum, { service, expected }) => (watched.has(service) ? sum + expected.reliability : sum),
    0,
  )
  return {
    incidents: new Set(losses.map((loss) => loss.incident)).size,
    losses: losses.length,
    services: services.length,
    withSli: totals.reliability > 0 ? reported(withSli / totals.reliability) : 0,
    minutes: shares((provenance) => minutes[provenance]),
  }
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

/** A third of the candidates, at most the given number, at least one. */
const topPlaces = (candidates: number, most: number): number => Math.max(1, Math.min(most, Math.ceil(candidates / 3)))

const eachDimension = (of: (dimension: (typeof DIMENSIONS)[number]) => number): PerDimension =>
  Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, of(dimension)])) as unknown as PerDimension

function shares(amount: (provenance: Provenance) => number): ProvenanceShares {
  const total = PROVENANCES.reduce((sum, provenance) => sum + amount(provenance), 0)
  return Object.fromEntries(
    PROVENANCES.map((provenance) => [provenance, total > 0 ? reported(amount(provenance) / total) : 0]),
  ) as unknown as ProvenanceShares
}
