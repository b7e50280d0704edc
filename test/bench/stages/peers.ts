import { DEFAULT_LENSES, type Lens } from '../../../model/evidence/lens.ts'
import type { Evidence } from '../../../model/ranking/evidence.ts'
import { type PreparedRanking, prepareRanking } from '../../../model/ranking/prepare.ts'
import { type Figure, underLimit } from '../figure.ts'
import { MOST_MEMORY, REPETITIONS, SMALL_REPETITIONS, SQUIGGLE_TIMES } from '../limits.ts'
import { type NumpyRun, withNumpy } from '../numpy.ts'
import { runSquiggle, squiggleText } from '../squiggle.ts'
import { STAGES, slicesIn, timeStages, wholeTime } from '../staged.ts'
import { median } from '../timing.ts'

const lens = DEFAULT_LENSES[0] as Lens
/** How far two means of the same quantity may lie apart, relative, when both programs do the same. */
const SAME_MEAN = 0.03

/** The grouped ranking stage by stage beside NumPy on the same figures, and a small one beside Squiggle, in one run. */
export async function peersStage(many: Evidence, small: Evidence): Promise<Figure[]> {
  return [...(await besideNumpy(many)), await besideSquiggle(prepareRanking(small))]
}

/**
 * Cold is the first run of a process, while the engine still compiles; warm the median of later ones, by turns with
 * NumPy's, so that both meet the same machine. NumPy, which is compiled beforehand, gets a new process each time, its
 * imports not counted: there it is the median of all. Sums that projects share are made once here and for each of them
 * there, and the table says so.
 */
async function besideNumpy(evidence: Evidence): Promise<Figure[]> {
  const prepared = prepareRanking(evidence)
  const slices = slicesIn(prepared)
  const run = () => timeStages(prepared, slices, lens)
  const cold = run()
  run()
  const memory = process.resourceUsage().maxRSS / 1024
  const warm: ReturnType<typeof run>[] = []
  const numpy: NumpyRun[] = []
  await withNumpy(prepared, lens, async (runNumpy) => {
    for (let turn = 0; turn < REPETITIONS; turn += 1) {
      warm.push(run())
      numpy.push(await runNumpy())
    }
  })
  requireSame('NumPy', cold.means, numpy[0]?.means ?? [])
  const incidents = new Set(evidence.losses.map(({ incident }) => incident)).size
  const measured = `${evidence.projects.length} projects, ${incidents} incidents, ${prepared.forecast.cells.length} cells, ${evidence.assumptions.draws} draws`
  const beside = (stage: string, how: string, figure: number, reference: number): Figure => ({
    stage: `numpy-${stage}`,
    measured: `${measured}, ${how}`,
    figure,
    unit: 'ms',
    against: 'NumPy, sharing no sums',
    reference,
    bound: { atMost: 1 },
  })
  const all = median(numpy.map(({ milliseconds }) => wholeTime(milliseconds)))
  return [
    ...STAGES.map((stage) =>
      beside(
        stage,
        'warm',
        median(warm.map(({ times }) => times[stage])),
        median(numpy.map(({ milliseconds }) => milliseconds[stage])),
      ),
    ),
    beside('all', 'warm', median(warm.map(({ times }) => wholeTime(times))), all),
    beside('all', 'cold', wholeTime(cold.times), all),
    underLimit({ stage: 'memory', measured: `${measured}, peak`, figure: memory, unit: 'MB' }, MOST_MEMORY),
  ]
}

/** Both warm: the median of many runs, of a text that Squiggle parses anew each time as it does for each edit. */
async function besideSquiggle(prepared: PreparedRanking): Promise<Figure> {
  const text = squiggleText(prepared, lens)
  const { draws } = prepared.evidence.assumptions
  const slices = slicesIn(prepared)
  const own = Array.from({ length: SMALL_REPETITIONS }, () => timeStages(prepared, slices, lens))
  const theirs: number[] = []
  for (let run = 0; run < REPETITIONS; run += 1) {
    const { time, means } = await runSquiggle(text, draws)
    requireSame('Squiggle', own[0]?.means ?? [], means)
    theirs.push(time)
  }
  return {
    stage: 'squiggle',
    measured: `${prepared.projects.length} projects, ${prepared.forecast.cells.length} cells, ${draws} draws, warm`,
    figure: 1000 / median(own.map(({ times }) => wholeTime(times))),
    unit: 'runs/s',
    against: 'Squiggle',
    reference: 1000 / median(theirs),
    bound: { atLeast: SQUIGGLE_TIMES },
  }
}

function requireSame(peer: string, own: readonly number[], theirs: readonly number[]): void {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const difference = Math.abs(mean(own) / mean(theirs) - 1)
  if (own.length !== theirs.length || !(difference < SAME_MEAN))
    throw new Error(`${peer} computes something else: means differ by ${(100 * difference).toFixed(1)}%`)
}
