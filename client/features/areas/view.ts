import type { AreaCell, AreasReport } from '../../../model/contract/areas.ts'
import { CAUSES, type Cause } from '../../../model/evidence/cause.ts'
import { amount, sentence } from '../../../model/format.ts'
import type { AreaMeasure } from '../../../model/insight/areas/area.ts'
import type { EvidenceSearch } from '../../charts/mark.tsx'

/** The map holds so many services; the rest are in its table. */
const MOST_SERVICES = 20

export interface AreasView {
  readonly report: AreasReport
  readonly measure: AreaMeasure
  /** Of customer minutes: "customer minutes"; of money its currency. */
  readonly unit: string
  readonly total: number
  /** Worth a mark, most expected first. */
  readonly cells: readonly AreaCell[]
  readonly services: readonly { readonly id: string; readonly title: string; readonly total: number }[]
  readonly causes: readonly { readonly id: Cause; readonly title: string; readonly total: number }[]
  /** How many services with any loss are not in the map. */
  readonly left: number
  readonly write: (value: number) => string
  titleOf(service: string): string
}

/** What the map shows of a report in one measure. */
export function areasView(report: AreasReport, measure: AreaMeasure): AreasView {
  const total = report.expected[measure]
  const cells = report.cells
    .filter(({ expected }) => expected[measure] > report.leastShare * total)
    .sort((left, right) => right.expected[measure] - left.expected[measure])
  const services = report.services
    .map(({ id, title, expected }) => ({ id, title, total: expected[measure] }))
    .filter((service) => service.total > 0)
    .sort((left, right) => right.total - left.total)
  const causes = CAUSES.map((id) => ({
    id,
    title: causeTitle(id),
    total: report.cells.reduce((sum, { cause, expected }) => (cause === id ? sum + expected[measure] : sum), 0),
  }))
    .filter(({ id }) => cells.some(({ cause }) => cause === id))
    .sort((left, right) => rankOf(right) - rankOf(left))
  const titles = new Map(report.services.map(({ id, title }) => [id, title]))
  return {
    report,
    measure,
    unit: unitOf(report, measure),
    total,
    cells,
    services: services.slice(0, MOST_SERVICES),
    causes,
    left: Math.max(0, services.length - MOST_SERVICES),
    write: writer(cells[0]?.expected[measure] ?? 0),
    titleOf: (service) => titles.get(service) ?? service,
  }
}

/** Most first; what nobody has named a cause for, and what is outside any incident, come last. */
const rankOf = ({ id, total }: { readonly id: Cause; readonly total: number }): number =>
  id === 'background' ? -2 : id === 'unknown' ? -1 : total

/** Figures of one map have the same digits: one decimal for minutes, thousands for money. */
const writer =
  (largest: number) =>
  (value: number): string =>
    largest >= 1_000 || largest < 1 ? amount(value) : value.toFixed(1)

export const causeTitle = (cause: Cause): string => sentence(cause)

export const unitOf = ({ currency }: AreasReport, measure: AreaMeasure): string =>
  measure === 'reliability' ? 'customer minutes' : measure === 'revenue' ? (currency ?? 'money') : 'responder hours'

/** What shows a cell's rows in Evidence: what is lost outside every incident, its objectives measure. */
export const evidenceOf = ({ service, cause }: AreaCell): EvidenceSearch =>
  cause === 'background' ? { tab: 'slos', service } : { service, cause }

/** Whether no candidate touches any of a cell. */
export const isUncovered = ({ expected, uncovered }: AreaCell): boolean =>
  uncovered.reliability >= expected.reliability * (1 - 1e-9)

/** Cells of which a part worth a mark is touched by no project, the largest first. */
export const gapsOf = ({ report, measure, total }: AreasView): AreaCell[] =>
  report.cells
    .filter(({ uncovered }) => uncovered[measure] > report.leastShare * total)
    .sort((left, right) => right.uncovered[measure] - left.uncovered[measure])

/** "the year ahead", "the next 91 days". */
export const periodWords = ({ period, periodDays }: AreasReport): string =>
  period === 'year' ? 'the year ahead' : `the next ${periodDays} days`
