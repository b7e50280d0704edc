import { type PerDimension, perDimension } from '../evidence/lens.ts'
import { threePointMean } from '../evidence/three-point.ts'
import type { Evidence } from './evidence.ts'
import type { LensDraws } from './lens-draws.ts'
import type { MeanRank } from './order.ts'
import type { PreparedProject } from './prepare.ts'
import type { ProjectDraws } from './project-draws.ts'
import { provenanceShares } from './provenance-shares.ts'
import type { EffortEstimate, Estimate, RankedProject, RicePlace } from './ranked.ts'
import { reported } from './round.ts'
import { asPain } from './weights.ts'

/** A project in its place, with the draws behind it. */
export interface Place {
  readonly mean: MeanRank
  readonly prepared: PreparedProject
  readonly draws: ProjectDraws
}

/** What all projects of one ranking share. */
export interface RankingFrame {
  readonly evidence: Evidence
  readonly pain: PerDimension
  /** How many are above the cut line; null where there is none. */
  readonly above: number | null
  /** In rank order. */
  readonly drawn: LensDraws
  /** By project id. */
  readonly rice: ReadonlyMap<string, RicePlace>
}

/** One row of the report. @param position in rank order, from 0 */
export function rankedProject({ mean, prepared, draws }: Place, position: number, frame: RankingFrame): RankedProject {
  const { project, avoided } = prepared
  const { above, drawn, evidence, pain, rice } = frame
  const { chances } = drawn
  return {
    rank: mean.rank,
    tier: drawn.tiers[position] as number,
    id: project.id,
    title: project.title,
    team: project.effort[0]?.team ?? '',
    services: avoided.services,
    value: asEstimate(mean.value, drawn.value[position] ?? []),
    leverage: asEstimate(mean.leverage, drawn.leverage[position] ?? []),
    effort: effortEstimate(prepared, draws, evidence),
    pFirst: reported(chances.first[position] as number),
    pTop: reported(chances.top[position] as number),
    pAboveLine: chances.aboveLine === null ? null : reported(chances.aboveLine[position] as number),
    aboveLine: above === null ? null : position < above,
    rice: rice.get(project.id) ?? null,
    avoided: perDimension((dimension) => reported(avoided.total[dimension])),
    provenance: provenanceShares((provenance) => asPain(avoided.byProvenance[provenance], pain)),
  }
}

function effortEstimate(
  { project, effort }: PreparedProject,
  { effortQuantiles }: ProjectDraws,
  { assumptions }: Evidence,
): EffortEstimate {
  const sum = (part: 'low' | 'likely' | 'high') =>
    reported(project.effort.reduce((total, team) => total + team[part], 0))
  return {
    ...asEstimate(effort, effortQuantiles),
    low: sum('low'),
    likely: sum('likely'),
    high: sum('high'),
    teams: project.effort.map((team) => ({ team: team.team, mean: reported(threePointMean(team, assumptions)) })),
  }
}

function asEstimate(mean: number, percentiles: readonly number[]): Estimate {
  const [p10, p50, p90] = percentiles as [number, number, number]
  return { mean: reported(mean), p10: reported(p10), p50: reported(p50), p90: reported(p90) }
}
