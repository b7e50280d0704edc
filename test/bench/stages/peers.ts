import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { DEFAULT_LENSES, type Lens } from '../../../model/evidence/lens.ts'
import { quantiles } from '../../../model/random/quantile.ts'
import { cellFactors } from '../../../model/ranking/cell-factors.ts'
import { placeChances } from '../../../model/ranking/chances.ts'
import type { Evidence } from '../../../model/ranking/evidence.ts'
import { type PreparedRanking, prepareRanking } from '../../../model/ranking/prepare.ts'
import { projectDraws } from '../../../model/ranking/project-draws.ts'
import { ESTIMATE_PROBABILITIES } from '../../../model/ranking/ranked.ts'
import { scoreDraws } from '../../../model/ranking/score.ts'
import { slicesOf } from '../../../model/ranking/slice.ts'
import { type SliceDraws, sliceDraws } from '../../../model/ranking/slice-draws.ts'
import { painPerUnit } from '../../../model/ranking/weights.ts'
import { type Figure, underLimit } from '../figure.ts'
import { MOST_MEMORY, REPETITIONS, SQUIGGLE_TIMES } from '../limits.ts'
import { runSquiggle, squiggleText } from '../squiggle.ts'
import { median } from '../timing.ts'

const lens = DEFAULT_LENSES[0] as Lens
const SCRIPT = fileURLToPath(new URL('../numpy_ranking.py', import.meta.url))
/** How far two means of the same quantity may lie apart, relative, when both programs do the same. */
const SAME_MEAN = 0.03

const STAGES = ['draws', 'avoided', 'scores'] as const
type Stage = (typeof STAGES)[number]
type Times = Readonly<Record<Stage, number>>

/** The grouped ranking stage by stage beside NumPy on the same figures, and a small one beside Squiggle, in one run. */
export async function peersStage(many: Evidence, few: Evidence): Promise<Figure[]> {
  const prepared = prepareRanking(many)
  const own = Array.from({ length: REPETITIONS }, () => timeStages(prepared))
  const memory = process.resourceUsage().maxRSS / 1024
  const numpy = await timeNumpy(prepared)
  requireSame('NumPy', own[0]?.means ?? [], numpy.means)
  const time = (stage: Stage) => median(own.map(({ times }) => times[stage]))
  const incidents = new Set(many.losses.map(({ incident }) => incident)).size
  const measured = `${many.projects.length} projects, ${incidents} incidents, ${prepared.forecast.cells.length} cells, ${many.assumptions.draws} draws`
  const beside = (stage: string, figure: number, reference: number): Figure => ({
    stage: `numpy-${stage}`,
    measured,
    figure,
    unit: 'ms',
    against: 'NumPy',
    reference,
    bound: { atMost: 1 },
  })
  const sum = (times: (stage: Stage) => number) => STAGES.reduce((total, stage) => total + times(stage), 0)
  return [
    ...STAGES.map((stage) => beside(stage, time(stage), numpy.times[stage])),
    beside(
      'all',
      sum(time),
      sum((stage) => numpy.times[stage]),
    ),
    underLimit({ stage: 'memory', measured: `${measured}, peak`, figure: memory, unit: 'MB' }, MOST_MEMORY),
    await besideSquiggle(prepareRanking(few)),
  ]
}

function timeStages(prepared: PreparedRanking): { readonly times: Times; readonly means: readonly number[] } {
  const { forecast, projects, totals } = prepared
  // Both get the cells and slices as they are.
  const slices = projects.map(({ touches }) => slicesOf(touches, forecast))
  const started = performance.now()
  const factors = cellFactors(forecast)
  const drawn = performance.now()
  const sums = sliceDraws(slices.flat(), factors).values()
  const draws = projects.map((project, at) =>
    projectDraws(
      project,
      (slices[at] ?? []).map((slice) => ({ slice, sums: sums.next().value as SliceDraws })),
      forecast.assumptions,
    ),
  )
  const avoided = performance.now()
  const pain = painPerUnit(lens.weights, totals)
  const scored = draws.map((each) => scoreDraws(each, pain))
  for (const { value, leverage } of scored) {
    quantiles(value, ESTIMATE_PROBABILITIES)
    quantiles(leverage, ESTIMATE_PROBABILITIES)
  }
  const leverages = scored.map(({ leverage }) => leverage)
  const effort = draws.map((each) => each.effort)
  placeChances(leverages, effort, 1, null)
  const done = performance.now()
  return {
    times: { draws: drawn - started, avoided: avoided - drawn, scores: done - avoided },
    means: scored.map(({ value }) => value.reduce((sum, each) => sum + each, 0) / value.length),
  }
}

/** Runs the script on the same cells, slices and estimates. Debian's NumPy picks its own kernels. */
async function timeNumpy(prepared: PreparedRanking): Promise<{ times: Times; means: readonly number[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'leverage-numpy-'))
  try {
    const task = join(folder, 'task.json')
    await writeFile(task, JSON.stringify(taskOf(prepared)))
    const { OPENBLAS_CORETYPE: _, OPENBLAS_L2_SIZE: __, ...environment } = process.env
    const runs: { milliseconds: Times; means: number[] }[] = []
    for (let run = 0; run < REPETITIONS; run += 1) {
      const { stdout } = await promisify(execFile)('/usr/bin/python3', [SCRIPT, task], {
        env: environment,
        maxBuffer: 1 << 26,
      })
      runs.push(JSON.parse(stdout))
    }
    const time = (stage: Stage) => median(runs.map(({ milliseconds }) => milliseconds[stage]))
    return {
      times: { draws: time('draws'), avoided: time('avoided'), scores: time('scores') },
      means: runs[0]?.means ?? [],
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function taskOf({ forecast, projects, totals, evidence }: PreparedRanking) {
  const { draws, seed, drift } = evidence.assumptions
  const services = [...new Set(forecast.cells.flatMap(({ driftOf }) => driftOf ?? []))]
  const estimate = ({ low, likely, high }: { low: number; likely: number; high: number }) => [low, likely, high]
  return {
    draws,
    seed,
    drift,
    serviceCount: services.length,
    shapes: forecast.cells.map(({ shape }) => shape),
    services: forecast.cells.map(({ driftOf }) => (driftOf === null ? -1 : services.indexOf(driftOf))),
    pain: painPerUnit(lens.weights, totals),
    projects: projects.map(({ project, touches }) => ({
      effort: project.effort.map(estimate),
      effects: project.effects.map((effect) =>
        Object.fromEntries(
          (['frequency', 'detection', 'recovery', 'blastRadius'] as const).flatMap((mechanism) => {
            const stated = effect[mechanism]
            return stated ? [[mechanism, estimate(stated)]] : []
          }),
        ),
      ),
      slices: slicesOf(touches, forecast).map((slice) => ({
        effects: slice.effects,
        cells: [...slice.cells],
        minutesBefore: [...slice.minutesBefore],
        minutesAfter: [...slice.minutesAfter],
        moneyBefore: [...slice.moneyBefore],
        moneyAfter: [...slice.moneyAfter],
        toil: [...slice.toil],
      })),
    })),
  }
}

async function besideSquiggle(prepared: PreparedRanking): Promise<Figure> {
  const own = Array.from({ length: 5 }, () => timeStages(prepared))
  const total = ({ times }: { readonly times: Times }) => STAGES.reduce((sum, stage) => sum + times[stage], 0)
  const text = squiggleText(prepared, lens)
  const peer = await runSquiggle(text, prepared.evidence.assumptions.draws)
  requireSame('Squiggle', own[0]?.means ?? [], peer.means)
  return {
    stage: 'squiggle',
    measured: `${prepared.projects.length} projects, ${prepared.forecast.cells.length} cells, ${prepared.evidence.assumptions.draws} draws`,
    figure: 1000 / median(own.map(total)),
    unit: 'runs/s',
    against: 'Squiggle',
    reference: 1000 / peer.time,
    bound: { atLeast: SQUIGGLE_TIMES },
  }
}

function requireSame(peer: string, own: readonly number[], theirs: readonly number[]): void {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const difference = Math.abs(mean(own) / mean(theirs) - 1)
  if (own.length !== theirs.length || !(difference < SAME_MEAN))
    throw new Error(`${peer} computes something else: means differ by ${(100 * difference).toFixed(1)}%`)
}
