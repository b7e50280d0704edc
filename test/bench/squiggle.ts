import { run } from '@quri/squiggle-lang'
import type { Lens } from '../../model/evidence/lens.ts'
import type { ThreePoint } from '../../model/evidence/three-point.ts'
import type { PreparedRanking } from '../../model/ranking/prepare.ts'
import { slicesOf } from '../../model/ranking/slice.ts'
import { painPerUnit } from '../../model/ranking/weights.ts'

/** A ranking as a person would write it in Squiggle: each cell, drift and estimate a sample set, so that what is shared stays shared. */
export function squiggleText({ forecast, projects, totals }: PreparedRanking, lens: Lens): string {
  const { drift } = forecast.assumptions
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
  projects.forEach(({ project, touches }, own) => {
    project.effects.forEach((effect, at) => {
      for (const mechanism of ['frequency', 'detection', 'recovery', 'blastRadius'] as const) {
        const stated = effect[mechanism]
        if (stated) lines.push(`left${own}${mechanism}${at} = 1 - ${pert(stated)}`)
      }
    })
    const parts = slicesOf(touches, forecast).map((slice) => {
      const left = (mechanism: 'frequency' | 'detection' | 'recovery' | 'blastRadius') =>
        slice.effects
          .filter((effect) => project.effects[effect]?.[mechanism])
          .map((effect) => `left${own}${mechanism}${effect}`)
          .join(' * ') || '1'
      const sum = (of: (row: number) => number) =>
        [...slice.cells].map((cell, row) => `${of(row)} * cell${cell}`).join(' + ')
      const at = (column: Float64Array, row: number) => column[row] as number
      const before = sum(
        (row) => at(slice.minutesBefore, row) * pain.reliability + at(slice.moneyBefore, row) * pain.revenue,
      )
      const after = sum(
        (row) => at(slice.minutesAfter, row) * pain.reliability + at(slice.moneyAfter, row) * pain.revenue,
      )
      const toil = sum((row) => at(slice.toil, row) * pain.toil)
      const struck = `${left('frequency')} * ${left('blastRadius')}`
      return [
        `(${before}) * (1 - ${struck} * ${left('detection')})`,
        `(${after}) * (1 - ${struck} * ${left('recovery')})`,
        `(${toil}) * (1 - ${left('frequency')} * ${left('recovery')})`,
      ].join(' + ')
    })
    lines.push(`value${own} = ${parts.join(' + ') || '0 * cell0'}`)
    lines.push(`leverage${own} = value${own} / (${project.effort.map(pert).join(' + ')})`)
    const percentiles = (name: string) => [0.1, 0.5, 0.9].map((chance) => `quantile(${name}${own}, ${chance})`)
    lines.push(`shown${own} = [${[...percentiles('value'), ...percentiles('leverage')].join(', ')}]`)
    values.push(`mean(value${own}) + 0 * shown${own}[0]`)
  })
  return `${lines.join('\n')}\n[${values.join(', ')}]`
}

/** Runs a text, and gives the means that it ends with and the milliseconds that it took. */
export async function runSquiggle(
  text: string,
  sampleCount: number,
): Promise<{ readonly time: number; readonly means: readonly number[] }> {
  const start = performance.now()
  const { result } = await run(text, { environment: { sampleCount, xyPointLength: 1000, seed: 'bench' } })
  const time = performance.now() - start
  if (!result.ok) throw new Error(`Squiggle refused the model: ${result.value.toString()}`)
  const shown = result.value.result.toString()
  return { time, means: JSON.parse(shown) as number[] }
}

function pert({ low, likely, high }: ThreePoint): string {
  if (high <= low) return String(low)
  const position = (likely - low) / (high - low)
  return `(${low} + ${high - low} * SampleSet.fromDist(beta(${1 + 4 * position}, ${1 + 4 * (1 - position)})))`
}
