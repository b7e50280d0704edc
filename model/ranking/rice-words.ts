import { percent, weeksShort } from '../format.ts'
import type { RankingReport } from './ranked.ts'

/** What following the imported RICE sheet would cost, as a sentence; null where there is nothing to compare. */
export function riceSentence({ riceOrder, aboveLine, capacity, projects }: RankingReport): string | null {
  if (riceOrder === null || aboveLine === null || capacity === null || aboveLine.projects === 0) return null
  const missing = projects.length - riceOrder.scored
  const except = missing === 0 ? '' : `, which leaves ${missing} unscored,`
  return `The RICE order${except} would remove ${percent(riceOrder.taken.value, 0)} of all pain with the same ${weeksShort(capacity)} weeks instead of ${percent(aboveLine.value, 0)}.`
}
