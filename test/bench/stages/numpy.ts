import { DEFAULT_LENSES, type Lens } from '../../../model/evidence/lens.ts'
import type { Evidence } from '../../../model/ranking/evidence.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import { type Figure, underLimit } from '../figure.ts'
import { MOST_MEMORY, REPETITIONS } from '../limits.ts'
import { type NumpyRun, withNumpy } from '../numpy.ts'
import { requireSame } from '../same-means.ts'
import { STAGES, slicesIn, timeStages, wholeTime } from '../staged.ts'
import { median } from '../timing.ts'

const lens = DEFAULT_LENSES[0] as Lens
/**
 * The grouped ranking stage by stage beside NumPy on the same figures, in one run. Cold is the first run of a process, while the engine still compiles; warm the median of later ones, by turns with
 * NumPy's, so that both meet the same machine. NumPy, which is compiled beforehand, gets a new process each time, its
 * imports not counted: there it is the median of all. Sums that projects share are made once here and for each of them
 * there, and the table says so.
 */
export async function numpyStage(evidence: Evidence): Promise<Figure[]> {
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
