import { amount, chance, counted, wholePercent } from '../../format.ts'
import type { RealisedProject } from './report.ts'

const DAYS_A_MONTH = 365.25 / 12

/** What a shipped project brought in plain words: the finding, before and after, and how much could have been seen. */
export function realisedWords(project: Omit<RealisedProject, 'words'>, daysSince: number): string[] {
  const { before, after, observed, chanceOfNoise, leastVisible } = project
  if (before.incidents === 0) {
    return [
      'Cannot tell: nothing that its effects reach was lost in the year before it shipped, so there is nothing to compare with.',
    ]
  }
  const months = span(daysSince)
  if (after.days < 1) return [`Cannot tell yet: nothing is known of the time since it shipped. ${askAgain(project)}`]
  const seen =
    leastVisible === null
      ? `These ${months} could not have shown even that all of it was gone.`
      : `These ${months} could not have shown a cut of less than ${share(leastVisible)}.`
  return [
    finding(project),
    `${counted(before.incidents, 'incident')} cost ${amount(before.minutes)} minutes in the ${span(before.days)} before, ${counted(after.incidents, 'incident')} cost ${amount(after.minutes)} in the ${span(after.days)} since: ${amount(Math.abs(observed.mean))} minutes a year ${observed.mean >= 0 ? 'fewer' : 'more'} (80% interval ${amount(observed.low)} to ${amount(observed.high)}).`,
    `Had it changed nothing, it would look as good with a chance of ${chance(chanceOfNoise)}. ${seen}`,
  ]
}

function finding(project: Omit<RealisedProject, 'words'>): string {
  const { verdict, observed, predicted, before } = project
  const yearly = (before.minutes / before.days) * 365.25
  const cut = yearly > 0 ? observed.mean / yearly : 0
  const promised = yearly > 0 ? predicted.mean / yearly : 0
  switch (verdict) {
    case 'kept':
      return `It kept its promise: ${share(cut)} of the loss it reaches is gone, ${share(promised)} was promised.`
    case 'fell-short':
      return `It fell short: ${share(promised)} of the loss it reaches was to go, ${cut > 0 ? `${share(cut)} did` : 'none did'}.`
    case 'cannot-tell':
      return `Cannot tell yet whether it took away the ${share(promised)} that was promised. ${askAgain(project)}`
  }
}

const askAgain = ({ askAgainInMonths }: Pick<RealisedProject, 'askAgainInMonths'>): string =>
  askAgainInMonths === null
    ? 'With so few incidents it will not be known within five years.'
    : `Ask again in ${counted(askAgainInMonths, 'month')}.`

/** 91 -> "3 months", 20 -> "20 days". */
const span = (days: number): string =>
  days < 1.5 * DAYS_A_MONTH ? counted(Math.round(days), 'day') : counted(Math.round(days / DAYS_A_MONTH), 'month')

const share = (value: number): string => `${wholePercent(value)}%`
