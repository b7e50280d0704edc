import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Lens } from '../../model/evidence/lens.ts'
import type { ThreePoint } from '../../model/evidence/three-point.ts'
import { estimateShape, type Most } from '../../model/random/estimate.ts'
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

/** Runs the script on the same cells, slices and estimates, each time in a new process. Debian's NumPy picks its own kernels. */
export function runNumpy(prepared: PreparedRanking, lens: Lens, runs: number): Promise<NumpyRun[]> {
  return inFolder(async (folder) => {
    const task = join(folder, 'task.json')
    await writeFile(task, JSON.stringify(taskOf(prepared, lens)))
    const { OPENBLAS_CORETYPE: _, OPENBLAS_L2_SIZE: __, ...environment } = process.env
    const made: NumpyRun[] = []
    for (let run = 0; run < runs; run += 1) {
      const { stdout } = await promisify(execFile)('/usr/bin/python3', [SCRIPT, task], {
        env: environment,
        maxBuffer: 1 << 26,
      })
      made.push(JSON.parse(stdout))
    }
    return made
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
      slices: touches.map(({ effects, positions }) => {
        const losses = cellLosses(positions, forecast.columns)
        const looseness = loosenessOf(positions, forecast.columns, forecast.cells, drift)
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
