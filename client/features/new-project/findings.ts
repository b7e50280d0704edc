import type { RankedProject } from '../../../model/contract/ranking.ts'
import { amount, counted, ordinal, percent, weeks } from '../../../model/format.ts'
import type { Examination } from '../../../model/insight/examine.ts'
import type { CellId } from '../../lib/cell-id.ts'

/** What the draft is worth, as one sentence with its numbers. */
export function headline(examination: Examination | null): string {
  if (!examination) return 'State what a new project changes and what it costs'
  const { value, effort, rank, of } = examination.insight
  if (value <= 0) return 'It would remove nothing that the evidence knows of'
  return `It would remove ${percent(value)} of all pain for ${weeks(effort)} engineer-weeks and rank ${ordinal(rank)} of ${of}`
}

/** Where it began. */
export const originWords = (cell: CellId | null, titleOf: (service: string) => string): string =>
  cell
    ? `Begun from ${titleOf(cell.service)}, ${cell.cause}: the effect reaches that cell. Nothing is kept until you save.`
    : 'Pick what it would change, and its worth and rank show here. Nothing is kept until you save.'

/** "17 incidents, 14.5 customer minutes a year": distinct over all effects only where there is one. */
export function touchedWords({ reach, touched }: Examination): string {
  const [only] = reach
  const minutes = reach.reduce((sum, effect) => sum + effect.minutes, 0)
  const incidents =
    reach.length === 1 && only ? counted(only.incidents, 'incident') : counted(touched, 'loss', 'losses')
  return reach.length > 1 ? incidents : `${incidents}, ${amount(minutes)} minutes`
}

/** Which side of the cut it would be on, and how sure that is. */
export function cutWords({ aboveLine }: Pick<RankedProject, 'aboveLine'>): string {
  if (aboveLine === null) return 'no team has a capacity'
  return aboveLine ? 'above the cut' : 'below the cut'
}
