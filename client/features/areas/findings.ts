import type { AreaCell, AreasReport } from '../../../model/contract/areas.ts'
import { PROVENANCES } from '../../../model/evidence/provenance.ts'
import { amount, count, counted, inWords, percent, sentence } from '../../../model/format.ts'
import { budgetsWords } from '../../../model/slo/budgets-words.ts'
import { dayAndMonth } from '../../lib/date.ts'
import type { BudgetUses } from './budget-use.ts'
import { type AreasView, isUncovered, periodWords, unitOf } from './view.ts'

/** A few hold a large part: at most this many, together at least this share. */
const FEW = 3
const LARGE = 0.4
/** A week that is so many times a usual one stands out. */
const OUTSTANDING = 3

/** Where it hurts and whether anybody is on it, as one sentence with its numbers. */
export function headline({ services, total, report, measure }: AreasView): string {
  if (total <= 0) return 'Nothing is expected to be lost'
  const gap = report.uncovered[measure] / total
  const untouched = gap >= 0.005 ? `no project touches ${percent(gap, 0)} of it` : 'a project touches every part of it'
  let sum = 0
  for (const [position, service] of services.slice(0, FEW).entries()) {
    sum += service.total
    if (sum / total < LARGE) continue
    const who = position === 0 ? `${service.title} holds` : `${sentence(inWords(position + 1))} services hold`
    return `${who} ${percent(sum / total, 0)} of the expected loss; ${untouched}`
  }
  return `The expected loss is spread over ${count(services.length)} services; ${untouched}`
}

/** What the figures are and what they rest on. */
export function subline({ report, measure, total }: AreasView): string {
  const { minutes, basis } = report
  const range = measure === 'reliability' ? ` (P10 ${amount(minutes.p10)}, P90 ${amount(minutes.p90)})` : ''
  const watched = basis.withSli > 0 ? `; ${percent(basis.withSli, 0)} of it of services with an SLI` : ''
  return `${amount(total)} ${unitOf(report, measure)} expected in ${periodWords(report)}${range}, from ${counted(basis.incidents, 'incident')}${watched}.`
}

/** What the largest cells hold. */
export function mapTitle({ cells, total, measure, titleOf }: AreasView): string {
  const most = cells.slice(0, FEW)
  const [first] = most
  if (!first) return 'No service and cause has a loss worth a mark'
  const share = most.reduce((sum, { expected }) => sum + expected[measure], 0) / total
  const held =
    most.length === 1 ? 'The only cell holds' : `${sentence(inWords(most.length))} of ${count(cells.length)} cells hold`
  return `${held} ${percent(share, 0)} of the loss, most of it ${cellTitle(first, titleOf)}`
}

export const cellTitle = ({ service, cause }: Pick<AreaCell, 'service' | 'cause'>, titleOf: (id: string) => string) =>
  `${titleOf(service)}, ${cause}`

/** How few of the map's cells hold four fifths. */
export function paretoTitle({ cells, total, measure }: AreasView): string {
  let sum = 0
  const few = cells.findIndex(({ expected }) => {
    sum += expected[measure]
    return sum >= 0.8 * total
  })
  if (few < 0) return `${count(cells.length)} cells hold ${percent(total > 0 ? sum / total : 0, 0)} of the loss`
  return `${sentence(inWords(few + 1))} of ${count(cells.length)} cells hold 80% of the loss`
}

/** Minutes of all provenances. */
export const minutesOf = (minutes: AreasReport['weeks'][number]['minutes']): number =>
  PROVENANCES.reduce((sum, provenance) => sum + minutes[provenance], 0)

const weekTotal = ({ minutes }: AreasReport['weeks'][number]): number => minutesOf(minutes)

/** The position of a week that stands out from the usual one, or null. */
export function outstandingWeek({ weeks }: AreasReport): number | null {
  const totals = weeks.map(weekTotal)
  const largest = totals.indexOf(Math.max(...totals))
  const usual = median(totals)
  return (totals[largest] ?? 0) > 0 && (totals[largest] ?? 0) >= OUTSTANDING * usual ? largest : null
}

export function weeksTitle(report: AreasReport): string {
  const totals = report.weeks.map(weekTotal)
  const sum = totals.reduce((all, total) => all + total, 0)
  if (sum === 0) return `Nothing was lost in the last ${report.weeks.length} weeks`
  const position = outstandingWeek(report)
  const week = position === null ? undefined : report.weeks[position]
  if (!week) return `A usual week loses ${amount(median(totals))} customer minutes`
  return `The week of ${dayAndMonth(week.start)} holds ${percent(weekTotal(week) / sum, 0)} of ${report.weeks.length} weeks' loss`
}

/** What made most of the week that stands out: "Ledger, 16 Sep". */
export function weekNote(report: AreasReport, position: number, titleOf: (id: string) => string): string | null {
  const largest = report.weeks[position]?.largest
  if (position !== outstandingWeek(report) || !largest) return null
  return `${titleOf(largest.service)}, ${dayAndMonth(largest.startedAt)}`
}

export const budgetsTitle = ({ budgets }: BudgetUses): string =>
  budgetsWords(budgets.map(({ consumedShare }) => consumedShare))

export function togetherTitle({ together }: AreasReport, titleOf: (id: string) => string): string {
  const [first] = together
  if (!first) return 'No two services failed at the same time'
  const [one, other] = first.services
  return `${titleOf(one)} and ${titleOf(other)} fail together in ${percent(first.both / first.either, 0)} of the minutes`
}

export function originsTitle({ origins }: AreasReport, titleOf: (id: string) => string): string {
  const others = origins.map(({ service, elsewhere }) => ({
    service,
    minutes: elsewhere.reduce((sum, { minutes }) => sum + minutes, 0),
  }))
  const most = others.reduce((largest, one) => (one.minutes > largest.minutes ? one : largest), {
    service: '',
    minutes: 0,
  })
  if (most.minutes === 0) return 'No loss is known to have begun in another service'
  return `${titleOf(most.service)} lost ${amount(most.minutes)} customer minutes to other services`
}

/** A cell in words, its figure as the map writes it: how much, of how much, and who is on it. */
export function cellWords(cell: AreaCell, { total, measure, unit, report, write }: AreasView): string {
  const value = cell.expected[measure]
  const share = total > 0 ? percent(value / total) : '0%'
  return `${write(value)} ${unit} in ${periodWords(report)}, ${share} of the total; ${coverWords(cell, report.candidates, measure)}`
}

export function coverWords(cell: AreaCell, candidates: number, measure: AreasView['measure']): string {
  if (isUncovered(cell)) return 'no project touches it'
  const value = cell.expected[measure]
  return `all ${counted(candidates, 'candidate')} together would avoid ${percent(value > 0 ? cell.avoided[measure] / value : 0, 0)} of it`
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}
