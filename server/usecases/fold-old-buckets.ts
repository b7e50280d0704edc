import { lossWindow } from '../../model/loss/window.ts'
import { instant, MILLISECONDS_PER_DAY } from '../../model/quantity.ts'
import { fineStretches, foldBuckets } from '../../model/slo/fold.ts'
import { nextTurn } from '../sources/turn.ts'
import type { FoldPosition } from '../store/fold-series.ts'
import type { Context } from './context.ts'

/**
 * Folds buckets that grew old into hours and days, save near incidents, in transactions short enough for requests to come
 * in between. Stops between two of them once `signal` says so; nothing is lost, the next time goes on.
 * @returns how many buckets fewer there are
 */
export async function foldOldBuckets(
  { store, now }: Pick<Context, 'store' | 'now'>,
  signal?: AbortSignal,
): Promise<number> {
  const assumptions = await store.settings.assumptions()
  const moment = now()
  const before = instant(moment - assumptions.fineFor * MILLISECONDS_PER_DAY)
  // Most sources measure nothing, and reading every incident would hold up whoever comes in meanwhile.
  if (!(await store.sli.holdsBefore(before))) return 0
  const incidents = await store.incidents.all()
  const stretches = fineStretches(
    incidents.map((incident) => lossWindow(incident, moment, assumptions)),
    assumptions,
  )
  let removed = 0
  let position: FoldPosition | null = null
  while (!signal?.aborted) {
    const folded = await store.sli.fold(position, before, (buckets) =>
      foldBuckets(buckets, stretches, moment, assumptions),
    )
    if (!folded) break
    removed += folded.removed
    position = folded.position
    await nextTurn()
  }
  return removed
}
