import { inWords, sentence } from '../format.ts'

/** "Two of eight budgets are spent". @param consumed share of each budget that is used, 1 for all of it */
export function budgetsWords(consumed: readonly number[]): string {
  if (consumed.length === 0) return 'No objective says how much may be lost'
  const spent = consumed.filter((share) => share >= 1).length
  if (spent === 0)
    return consumed.length === 1 ? 'The one budget holds' : `All ${inWords(consumed.length)} budgets hold`
  return `${sentence(inWords(spent))} of ${inWords(consumed.length)} budgets ${spent === 1 ? 'is' : 'are'} spent`
}
