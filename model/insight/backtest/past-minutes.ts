import type { Loss } from '../../loss/loss.ts'
import { type Instant, MILLISECONDS_PER_DAY } from '../../quantity.ts'
import type { PastQuarter } from './past-quarter.ts'

/**
 * Service minutes of each whole stretch before a quarter that is as long as it, ascending: the forecast that repeating
 * the past would give. Stretches end where the quarter begins and go back as far as the service was watched.
 * @param losses of one service
 */
export function pastQuarterMinutes(
  losses: readonly Loss[],
  watchedFrom: Instant,
  { start, end }: Pick<PastQuarter, 'start' | 'end'>,
): Float64Array {
  const length = Math.max(end - start, MILLISECONDS_PER_DAY)
  const minutes = new Float64Array(Math.max(1, Math.floor((start - watchedFrom) / length)))
  for (const loss of losses) {
    const stretch = Math.floor((start - loss.startedAt) / length)
    if (stretch < minutes.length) minutes[stretch] = (minutes[stretch] as number) + loss.minutes
  }
  return minutes.sort()
}
