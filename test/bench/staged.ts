import type { Lens } from '../../model/evidence/lens.ts'
import { quantiles } from '../../model/random/quantile.ts'
import { cellFactors } from '../../model/ranking/cell-factors.ts'
import { placeChances } from '../../model/ranking/chances.ts'
import { roomForSources } from '../../model/ranking/looseness.ts'
import { roomForSums } from '../../model/ranking/loss-sums.ts'
import { roomForPlaces, sumPlaces } from '../../model/ranking/place-sums.ts'
import type { PreparedRanking } from '../../model/ranking/prepare.ts'
import { addSlices, openProject } from '../../model/ranking/project-draws.ts'
import { ESTIMATE_PROBABILITIES } from '../../model/ranking/ranked.ts'
import { scoreDraws } from '../../model/ranking/score.ts'
import { type Slice, slicesOf } from '../../model/ranking/slice.ts'
import { painPerUnit } from '../../model/ranking/weights.ts'

/** What a ranking is measured in: the draws of cells, what projects avoid in each draw, scores with chances. */
export const STAGES = ['draws', 'avoided', 'scores'] as const
export type Stage = (typeof STAGES)[number]
/** Milliseconds. */
export type Times = Readonly<Record<Stage, number>>

export const wholeTime = (times: Times): number => STAGES.reduce((sum, stage) => sum + times[stage], 0)

/** The slices of each project, as peers get them too. */
export function slicesIn({ forecast, projects }: PreparedRanking): Slice[][] {
  const room = roomForSources(forecast.columns)
  return projects.map((project) => slicesOf(project, forecast, room))
}

/** A ranking from cells and slices on, stage by stage. @returns also the mean value of each project */
export function timeStages(
  { forecast, projects, totals }: PreparedRanking,
  slices: readonly (readonly Slice[])[],
  lens: Lens,
): { readonly times: Times; readonly means: readonly number[] } {
  const started = performance.now()
  const places = roomForPlaces(slices.flat(), forecast.columns)
  const open = projects.map((project, at) => openProject(project, slices[at] ?? [], places, forecast.assumptions))
  const sums = roomForSums()
  const parts = cellFactors(forecast)
  let drawing = 0
  for (;;) {
    const before = performance.now()
    const { value: factors } = parts.next()
    drawing += performance.now() - before
    if (!factors) break
    sumPlaces(places, factors)
    for (const project of open) addSlices(project, factors, sums)
  }
  const avoided = performance.now()
  const pain = painPerUnit(lens.weights, totals)
  const room = new Float64Array(forecast.assumptions.draws)
  const leverages = open.map(({ draws }) => {
    const { value, leverage } = scoreDraws(draws, pain, room)
    quantiles(value, ESTIMATE_PROBABILITIES)
    quantiles(leverage, ESTIMATE_PROBABILITIES)
    return leverage
  })
  placeChances(
    leverages,
    open.map(({ draws }) => draws.effort),
    1,
    null,
  )
  const done = performance.now()
  return {
    times: { draws: drawing, avoided: avoided - started - drawing, scores: done - avoided },
    means: open.map(({ draws }) => {
      let sum = 0
      for (const value of scoreDraws(draws, pain, room).value) sum += value
      return sum / room.length
    }),
  }
}
