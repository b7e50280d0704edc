import type { Assumptions } from '../assumption.ts'
import { type Touch, touchesOf, type UnitPlaces, unitPlaces } from '../effect/touch.ts'
import { DIMENSIONS, type PerDimension } from '../evidence/lens.ts'
import { isCompeting, type Project } from '../evidence/project.ts'
import { threePointMean } from '../evidence/three-point.ts'
import { buildForecast } from '../forecast/build.ts'
import type { Forecast } from '../forecast/forecast.ts'
import { type Avoided, avoidedBy, demandTouchedBy, type TouchedDemand } from './avoided.ts'
import { basisOf } from './basis.ts'
import type { Evidence } from './evidence.ts'
import type { RankingBasis } from './ranked.ts'

/** A candidate with everything that does not depend on a lens. */
export interface PreparedProject {
  readonly project: Project
  /** Mean engineer-weeks of all its teams. */
  readonly effort: number
  /** What it avoids in the horizon, and how that is known. */
  readonly avoided: Avoided
  /** What its effects reach. */
  readonly touches: readonly Touch[]
  readonly demand: readonly TouchedDemand[]
}

/** All that a ranking needs before weights are known. Prepared once for each version of the evidence. */
export interface PreparedRanking {
  readonly evidence: Evidence
  readonly forecast: Forecast
  /** Expected loss of the horizon: customer minutes, money, responder hours, points. Never depends on the candidates. */
  readonly totals: PerDimension
  /** The record that it stands on. */
  readonly basis: RankingBasis
  readonly projects: readonly PreparedProject[]
  /** What effects reach, grouped, so that another draft of a project is prepared at once. */
  readonly places: UnitPlaces
}

/** Forecast and closed-form effects; no draws. Cost: linear in losses, plus effects x kinds of loss. */
export function prepareRanking(evidence: Evidence): PreparedRanking {
  const forecast = buildForecast(evidence)
  const places = unitPlaces(forecast)
  const totals = expectedTotals(forecast, evidence)
  return {
    evidence,
    forecast,
    totals,
    basis: basisOf(evidence, forecast, totals),
    projects: evidence.projects
      .filter(isCompeting)
      .map((project) => prepareProject(project, places, forecast, evidence)),
    places,
  }
}

/**
 * The same ranking with one project as a person is about to state it, in its place among the others; a new one comes
 * last. Forecast and totals never depend on projects, so it costs what this project touches.
 */
export function withProject(prepared: PreparedRanking, project: Project): PreparedRanking {
  const { evidence, forecast, places, projects } = prepared
  const drafted = prepareProject(project, places, forecast, evidence)
  const isKnown = projects.some((other) => other.project.id === project.id)
  return {
    ...prepared,
    projects: isKnown
      ? projects.map((other) => (other.project.id === project.id ? drafted : other))
      : [...projects, drafted],
  }
}

function prepareProject(
  project: Project,
  places: UnitPlaces,
  forecast: Forecast,
  { demand, assumptions }: Evidence,
): PreparedProject {
  const touches = touchesOf(project, places)
  const touchedDemand = demandTouchedBy(project, demand)
  return {
    project,
    effort: expectedEffort(project, assumptions),
    avoided: avoidedBy(project, touches, touchedDemand, forecast),
    touches,
    demand: touchedDemand,
  }
}

/** Mean engineer-weeks of all teams of a project. */
export const expectedEffort = (project: Project, assumptions: Assumptions): number =>
  project.effort.reduce((sum, estimate) => sum + threePointMean(estimate, assumptions), 0)

function expectedTotals(forecast: Forecast, { demand, assumptions }: Evidence): PerDimension {
  const totals = { reliability: 0, revenue: 0, toil: 0, demand: 0 }
  for (const { expected } of forecast.units)
    for (const dimension of DIMENSIONS) totals[dimension] += expected[dimension]
  for (const { points, atStake, chanceOfLoss } of demand) {
    totals.demand += points
    totals.revenue += chanceOfLoss ? atStake * threePointMean(chanceOfLoss, assumptions) : 0
  }
  return totals
}
