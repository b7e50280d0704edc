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
const SEEDS = [1, 2, 3, 4]
const lens = DEFAULT_LENSES[0] as Lens

/**
 * How fast and how right drawing like incidents together is, beside drawing every incident by itself: in a company small
 * enough for a cell to each, and in a big one whose cells are coarser.
 */
export async function cellsStage(few: Evidence, many: Evidence): Promise<Figure[]> {
  const small = await compare(few, SEEDS)
  const big = await compare(many, SEEDS)
  return [
    {
      stage: 'simulate',
      measured: `${many.projects.length} projects, ${big.cells} cells`,
      figure: median(big.cellTimes),
      unit: 'ms',
      against: `each of ${big.incidents} incidents by itself`,
      reference: median(big.ownTimes),
      bound: { atMost: 1 },
    },
    difference(small),
    difference(big),
  ]
}

interface Comparison {
  readonly incidents: number
  readonly cells: number
  /** Milliseconds of each simulation. */
  readonly cellTimes: readonly number[]
  readonly ownTimes: readonly number[]
  /** Greatest relative difference of a percentile of a project's value. */
  readonly difference: number
}

async function compare(evidence: Evidence, seeds: readonly number[]): Promise<Comparison> {
  const prepared = prepareRanking(evidence)
  const [cellTimes, ownTimes]: [number[], number[]] = [[], []]
  const byCell = await percentilesOf(prepared, seeds, cellTimes)
  const byIncident = await percentilesOf(withOwnCells(prepared), seeds, ownTimes)
  const differences = byCell.map((value, at) => Math.abs(value / (byIncident[at] as number) - 1))
  return {
    incidents: new Set(evidence.losses.map(({ incident }) => incident)).size,
    cells: prepared.forecast.cells.length,
    cellTimes,
    ownTimes,
    difference: differences.reduce((greatest, value) => Math.max(greatest, value), 0),
  }
}

const difference = ({ incidents, cells, difference: greatest }: Comparison): Figure =>
  underLimit(
    {
      stage: 'cells',
      measured: `greatest difference of P10, P50, P90 of value, ${cells} cells for ${incidents} incidents`,
      figure: 100 * greatest,
      unit: '%',
    },
    CELL_DIFFERENCE,
  )

/** Percentiles of every project's value, over the draws of all seeds. Adds the time of each simulation to `times`. */
async function percentilesOf(prepared: PreparedRanking, seeds: readonly number[], times: number[]): Promise<number[]> {
  const { draws } = prepared.evidence.assumptions
  const values = prepared.projects.map(() => new Float64Array(draws * seeds.length))
  const pain = painPerUnit(lens.weights, prepared.totals)
  for (const [turn, seed] of seeds.entries()) {
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
