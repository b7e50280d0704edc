import type { Lens, PerDimension } from '../../model/evidence/lens.ts'
import type { Instant } from '../../model/quantity.ts'
import type { Evidence } from '../../model/ranking/evidence.ts'
import { frameOf, type Opening } from '../../model/ranking/frame.ts'
import { type PreparedRanking, prepareRanking } from '../../model/ranking/prepare.ts'
import type { RankingReport } from '../../model/ranking/ranked.ts'
import { rankingReport } from '../../model/ranking/report.ts'
import { type Simulation, simulate } from '../../model/ranking/simulate.ts'
import type { ReadingContext } from './context.ts'
import { loadEvidence } from './load-evidence.ts'
import { RefusedRequest } from './refused-request.ts'

export interface RankingQuestion {
  /** Today 00:00 UTC when null. */
  readonly asOf: Instant | null
  /** A lens id, or null for the installation's first lens. */
  readonly lens: string | null
  /** Weights in place of a lens. */
  readonly weights: PerDimension | null
}

const prepared = new WeakMap<Evidence, PreparedRanking>()
const reported = new WeakMap<PreparedRanking, Map<string, RankingReport>>()
const simulated = new WeakMap<PreparedRanking, Simulation>()

/** The ranking, as every way out shows it. Simulated once for each version of the evidence. Throws RefusedRequest for an unknown lens. */
export async function rankProjects(context: ReadingContext, question: RankingQuestion): Promise<RankingReport> {
  const ranking = await loadRanking(context, question.asOf)
  const lens = lensOf(ranking, question)
  if (question.weights) return rankingReport(ranking, simulationOf(ranking), lens)
  const byLens = reported.get(ranking) ?? new Map<string, RankingReport>()
  reported.set(ranking, byLens)
  const report = byLens.get(lens.id) ?? rankingReport(ranking, simulationOf(ranking), lens)
  byLens.set(lens.id, report)
  return report
}

/** As `rankProjects`, with what a screen shows beside the figures. */
export async function openRanking(context: ReadingContext, question: RankingQuestion): Promise<Opening> {
  const { evidence } = await loadRanking(context, question.asOf)
  return { frame: frameOf(evidence), report: await rankProjects(context, question) }
}

/** The draws of a ranking: made once, whoever asks first. */
export function simulationOf(ranking: PreparedRanking): Simulation {
  const simulation = simulated.get(ranking) ?? simulate(ranking)
  simulated.set(ranking, simulation)
  return simulation
}

/** The lens that a question names, or its own weights. Throws RefusedRequest for an unknown lens. */
export const lensOf = (
  { evidence }: PreparedRanking,
  { lens, weights }: Pick<RankingQuestion, 'lens' | 'weights'>,
): { readonly id: string; readonly weights: PerDimension } =>
  weights ? { id: 'custom', weights } : findLens(evidence.lenses, lens)

/** The evidence with its forecast and each project's effects, before any lens. */
export async function loadRanking(context: ReadingContext, asOf: Instant | null): Promise<PreparedRanking> {
  const evidence = await loadEvidence(context, asOf)
  const ranking = prepared.get(evidence) ?? prepareRanking(evidence)
  prepared.set(evidence, ranking)
  return ranking
}

function findLens(lenses: readonly Lens[], wanted: string | null): Lens {
  const lens = wanted === null ? lenses[0] : lenses.find(({ id, title }) => id === wanted || title === wanted)
  if (lens) return lens
  throw new RefusedRequest(
    'invalid-request',
    `there is no lens "${wanted}"; there are ${lenses.map(({ id }) => id).join(', ')}`,
    [{ path: 'lens', message: 'unknown lens' }],
  )
}
