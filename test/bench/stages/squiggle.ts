import { DEFAULT_LENSES, type Lens } from '../../../model/evidence/lens.ts'
import type { Evidence } from '../../../model/ranking/evidence.ts'
import { prepareRanking } from '../../../model/ranking/prepare.ts'
import type { Figure } from '../figure.ts'
import { REPETITIONS, SMALL_REPETITIONS, SQUIGGLE_TIMES } from '../limits.ts'
import { requireSame } from '../same-means.ts'
import { runSquiggle, squiggleText } from '../squiggle.ts'
import { slicesIn, timeStages, wholeTime } from '../staged.ts'
import { median } from '../timing.ts'

const lens = DEFAULT_LENSES[0] as Lens

/**
 * A small ranking beside the same model in Squiggle: as many draws of each cell, drift and estimate, P10, P50 and P90 of
 * value and leverage, and the chance of each project to be first. By turns, so that both meet the same machine, and both
 * warm: the median of all runs but those of a first turn. Squiggle's include parsing its text, as it does for each edit.
 */
export async function squiggleStage(evidence: Evidence): Promise<Figure[]> {
  const prepared = prepareRanking(evidence)
  const text = squiggleText(prepared, lens)
  const { draws } = prepared.evidence.assumptions
  const slices = slicesIn(prepared)
  const own: number[] = []
  const theirs: number[] = []
  for (let turn = 0; turn <= REPETITIONS; turn += 1) {
    const runs = Array.from({ length: SMALL_REPETITIONS }, () => timeStages(prepared, slices, lens))
    const { time, means } = await runSquiggle(text, draws)
    requireSame('Squiggle', runs[0]?.means ?? [], means)
    if (turn === 0) continue
    own.push(...runs.map(({ times }) => wholeTime(times)))
    theirs.push(time)
  }
  return [
    {
      stage: 'squiggle',
      measured: `${prepared.projects.length} projects, ${prepared.forecast.cells.length} cells, ${draws} draws, warm`,
      figure: 1000 / median(own),
      unit: 'runs/s',
      against: 'Squiggle',
      reference: 1000 / median(theirs),
      bound: { atLeast: SQUIGGLE_TIMES },
    },
  ]
}
