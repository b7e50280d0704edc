import { run } from '@quri/squiggle-lang'
import type { Assumptions } from '../../model/assumption.ts'
import type { Lens } from '../../model/evidence/lens.ts'
import type { ThreePoint } from '../../model/evidence/three-point.ts'
import { estimateShape, type Most } from '../../model/random/estimate.ts'
import { cellLosses } from '../../model/ranking/cell-losses.ts'
import type { PreparedRanking } from '../../model/ranking/prepare.ts'
import { painPerUnit } from '../../model/ranking/weights.ts'

/**
 * A ranking as a person would write it in Squiggle: each cell, drift and estimate a sample set, so that what is shared
 * stays shared; P10, P50 and P90 of value and leverage, and the chance of each project to be first.
 */
export function squiggleText({ forecast, projects, totals }: PreparedRanking, lens: Lens): string {
  const { assumptions } = forecast
  const { drift } = assumptions
  const pain = painPerUnit(lens.weights, totals)
  const services = [...new Set(forecast.cells.flatMap(({ driftOf }) => driftOf ?? []))]
  const lines = [
    ...services.map((_, at) => `drift${at} = SampleSet.fromDist(lognormal(${-(drift * drift) / 2}, ${drift}))`),
    ...forecast.cells.map(({ shape, driftOf }, at) => {
      const factor = `SampleSet.fromDist(gamma(${shape}, ${1 / shape}))`
      return `cell${at} = ${driftOf === null ? factor : `${factor} * drift${services.indexOf(driftOf)}`}`
    }),
  ]
  const values: string[] = []
  const shown: string[] = []
  projects.forEach(({ project, touches }, own) => {
    project.effects.forEach((effect, at) => {
      for (const mechanism of ['frequency', 'detection', 'recovery', 'blastRadius'] as const) {
        const stated = effect[mechanism]
        if (stated) lines.push(`left${own}${mechanism}${at} = 1 - ${drawn(stated, 1, assumptions)}`)
      }
    })
    const parts = touches.map(({ effects, positions }) => {
      const losses = cellLosses(positions, forecast.columns)
      const left = (mechanism: 'frequency' | 'detection' | 'recovery' | 'blastRadius') =>
        effects
          .filter((effect) => project.effects[effect]?.[mechanism])
          .map((effect) => `left${own}${mechanism}${effect}`)
          .join(' * ') || '1'
      const sum = (of: (row: number) => number) =>
        [...losses.cells].map((cell, row) => `${of(row)} * cell${cell}`).join(' + ')
      const at = (column: Float64Array, row: number) => column[row] as number
      const before = sum(
        (row) => at(losses.minutesBefore, row) * pain.reliability + at(losses.moneyBefore, row) * pain.revenue,
      )
      const after = sum(
        (row) => at(losses.minutesAfter, row) * pain.reliability + at(losses.moneyAfter, row) * pain.revenue,
      )
      const toil = sum((row) => at(losses.toil, row) * pain.toil)
      const struck = `${left('frequency')} * ${left('blastRadius')}`
      return [
        `(${before}) * (1 - ${struck} * ${left('detection')})`,
        `(${after}) * (1 - ${struck} * ${left('recovery')})`,
        `(${toil}) * (1 - ${left('frequency')} * ${left('recovery')})`,
      ].join(' + ')
    })
    lines.push(`value${own} = ${parts.join(' + ') || '0 * cell0'}`)
    lines.push(
      `leverage${own} = value${own} / (${project.effort.map((weeks) => drawn(weeks, Number.POSITIVE_INFINITY, assumptions)).join(' + ')})`,
    )
    const percentiles = (name: string) => [0.1, 0.5, 0.9].map((chance) => `quantile(${name}${own}, ${chance})`)
    shown.push(...percentiles('value'), ...percentiles('leverage'), `mean(${isBest(own)})`)
    values.push(`mean(value${own})`)
  })
  const leverages = projects.map((_, own) => `leverage${own}`).join(', ')
  lines.push(`best = SampleSet.mapN([${leverages}], {|each| max(each)})`)
  return `${lines.join('\n')}\nshown = [${shown.join(', ')}]\n{ means: [${values.join(', ')}], shown: shown }.means`
}

/** In each draw whether no project has more leverage: its mean is the chance to be first. */
const isBest = (own: number): string =>
  `SampleSet.map2(leverage${own}, best, {|one, most| if one >= most then 1 else 0})`

/** Runs a text, and gives the means that it ends with and the milliseconds that it took. */
export async function runSquiggle(
  text: string,
  sampleCount: number,
): Promise<{ readonly time: number; readonly means: readonly number[] }> {
  const start = performance.now()
  const { result } = await run(text, { environment: { sampleCount, xyPointLength: 1000, seed: 'bench' } })
  const time = performance.now() - start
  if (!result.ok) throw new Error(`Squiggle refused the model: ${result.value.toString()}`)
  return { time, means: result.value.result.asJS() as number[] }
}

/** What may be true of an estimate, as the model draws it. */
function drawn(estimate: ThreePoint, most: Most, assumptions: Assumptions): string {
  const shape = estimateShape(estimate, most, assumptions)
  switch (shape.kind) {
    case 'known':
      return String(shape.value)
    case 'gamma':
      return `SampleSet.fromDist(gamma(${shape.shape}, ${shape.scale}))`
    case 'beta':
      return `(${shape.low} + ${shape.range} * SampleSet.fromDist(beta(${shape.alpha}, ${shape.beta})))`
  }
}
