import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Lens } from '../../model/evidence/lens.ts'
import type { ThreePoint } from '../../model/evidence/three-point.ts'
import { estimateShape, type Most } from '../../model/random/estimate.ts'
import { expectedOn } from '../../model/ranking/avoided.ts'
import { cellLosses } from '../../model/ranking/cell-losses.ts'
import { loosenessOf } from '../../model/ranking/looseness.ts'
import type { PreparedRanking } from '../../model/ranking/prepare.ts'
import { painPerUnit } from '../../model/ranking/weights.ts'
import { inFolder } from './installation.ts'
import type { Times } from './staged.ts'

const SCRIPT = fileURLToPath(new URL('numpy_ranking.py', import.meta.url))

/** One run of the script. */
export interface NumpyRun {
  readonly milliseconds: Times
  readonly means: readonly number[]
}

/**
 * Gives a function that runs the script on the same cells, slices and estimates, each time in a new process. Debian's
 * NumPy picks its own kernels; neither its draws nor its sums use more than one thread, nor does the model.
 */
export function withNumpy<Result>(
  prepared: PreparedRanking,
  lens: Lens,
  use: (run: () => Promise<NumpyRun>) => Promise<Result>,
): Promise<Result> {
  return inFolder(async (folder) => {
    const task = join(folder, 'task.json')
    await writeFile(task, JSON.stringify(taskOf(prepared, lens)))
    const { OPENBLAS_CORETYPE: _, OPENBLAS_L2_SIZE: __, ...environment } = process.env
    return use(async () => {
      const options = { env: environment, maxBuffer: 1 << 26 }
      return JSON.parse((await promisify(execFile)('/usr/bin/python3', [SCRIPT, task], options)).stdout)
    })
  })
}

function taskOf({ forecast, projects, totals, evidence }: PreparedRanking, lens: Lens) {
  const { draws, seed, drift } = evidence.assumptions
  const services = [...new Set(forecast.cells.flatMap(({ driftOf }) => driftOf ?? []))]
  const shapeOf = (estimate: ThreePoint, most: Most) => estimateShape(estimate, most, evidence.assumptions)
  return {
    draws,
    seed,
    drift,
    serviceCount: services.length,
    shapes: forecast.cells.map(({ shape }) => shape),
    services: forecast.cells.map(({ driftOf }) => (driftOf === null ? -1 : services.indexOf(driftOf))),
    pain: painPerUnit(lens.weights, totals),
    projects: projects.map(({ project, touches }) => ({
      effort: project.effort.map((estimate) => shapeOf(estimate, Number.POSITIVE_INFINITY)),
      effects: project.effects.map((effect) =>
        Object.fromEntries(
          (['frequency', 'detection', 'recovery', 'blastRadius'] as const).flatMap((mechanism) => {
            const stated = effect[mechanism]
            return stated ? [[mechanism, shapeOf(stated, 1)]] : []
          }),
        ),
      ),
      slices: touches.map((touch) => {
        const { effects, positions } = touch
        const losses = cellLosses(positions, forecast.columns)
        const looseness = loosenessOf(positions, forecast, expectedOn(project, touch, forecast.assumptions))
        return {
          effects,
          cells: [...losses.cells],
          loose: looseness.variance,
          looseKey: looseness.key,
          expected: [losses.minutesBefore, losses.minutesAfter, losses.moneyBefore, losses.moneyAfter, losses.toil].map(
            (column) => [...column],
          ),
        }
      }),
    })),
  }
}
