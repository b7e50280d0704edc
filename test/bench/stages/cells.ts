import { DEFAULT_LENSES, type Lens } from '../../../model/evidence/lens.ts'
import { quantiles } from '../../../model/random/quantile.ts'
import type { Evidence } from '../../../model/ranking/evidence.ts'
import { type PreparedRanking, prepareRanking } from '../../../model/ranking/prepare.ts'
import { ESTIMATE_PROBABILITIES } from '../../../model/ranking/ranked.ts'
import { scoreDraws } from '../../../model/ranking/score.ts'
import { simulate } from '../../../model/ranking/simulate.ts'
import { painPerUnit } from '../../../model/ranking/weights.ts'
import { type Figure, underLimit } from '../figure.ts'
import { CELL_DIFFERENCE } from '../limits.ts'
import { withOwnCells } from '../own-cells.ts'
import { median, timed } from '../timing.ts'

/** Seeds whose draws are put together: with 4,096 draws alone, chance moves a percentile by more than cells do. */
const SEEDS = [1, 2, 3, 4, 5, 6]
/** Few enough cells that incidents of all severities of a service and cause share one, as in the largest companies. */
const COARSE_CELLS = 500
const lens = DEFAULT_LENSES[0] as Lens

/** How fast and how right drawing like incidents together is, beside drawing every incident by itself. */
export async function cellsStage(evidence: Evidence): Promise<Figure[]> {
  const prepared = prepareRanking(evidence)
  const coarse = prepareRanking({ ...evidence, assumptions: { ...evidence.assumptions, cellsMost: COARSE_CELLS } })
  const own = withOwnCells(prepared)
  const cellTimes: number[] = []
  const ownTimes: number[] = []
  const [byCell, byCoarseCell, byIncident] = [
    await percentilesOf(prepared, cellTimes),
    await percentilesOf(coarse, []),
    await percentilesOf(own, ownTimes),
  ]
  const incidents = new Set(evidence.losses.map(({ incident }) => incident)).size
  return [
    {
      stage: 'simulate',
      measured: `${prepared.projects.length} projects, ${prepared.forecast.cells.length} cells, median of ${SEEDS.length}`,
      figure: median(cellTimes),
      unit: 'ms',
      against: `each of ${incidents} incidents by itself`,
      reference: median(ownTimes),
      bound: { atMost: 1 },
    },
    difference(`greatest of P10, P50, P90 of value, ${prepared.forecast.cells.length} cells`, byCell, byIncident),
    difference(`the same, coarser: ${coarse.forecast.cells.length} cells`, byCoarseCell, byIncident),
  ]
}

function difference(measured: string, one: readonly number[], other: readonly number[]): Figure {
  const differences = one.map((value, at) => Math.abs(value / (other[at] as number) - 1))
  const figure = 100 * differences.reduce((greatest, value) => Math.max(greatest, value), 0)
  return underLimit({ stage: 'cells', measured, figure, unit: '%' }, CELL_DIFFERENCE)
}

/** Percentiles of every project's value, over the draws of all seeds. Adds the time of each simulation to `times`. */
async function percentilesOf(prepared: PreparedRanking, times: number[]): Promise<number[]> {
  const { draws } = prepared.evidence.assumptions
  const values = prepared.projects.map(() => new Float64Array(draws * SEEDS.length))
  const pain = painPerUnit(lens.weights, prepared.totals)
  for (const [turn, seed] of SEEDS.entries()) {
    const seeded = withSeed(prepared, seed)
    times.push(
      await timed(() => {
        simulate(seeded).projects.forEach((project, at) => {
          values[at]?.set(scoreDraws(project, pain).value, turn * draws)
        })
      }),
    )
  }
  return values.flatMap((drawn) => quantiles(drawn, ESTIMATE_PROBABILITIES))
}

function withSeed({ evidence, forecast, ...rest }: PreparedRanking, seed: number): PreparedRanking {
  const assumptions = { ...evidence.assumptions, seed }
  return { ...rest, evidence: { ...evidence, assumptions }, forecast: { ...forecast, assumptions } }
}
