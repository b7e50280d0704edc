import type { AreaCell, AreasReport } from '../../model/contract/areas.ts'
import { PROVENANCES } from '../../model/evidence/provenance.ts'
import { amount, counted, percent } from '../../model/format.ts'
import { csvText } from './csv.ts'
import { EXPORT_TYPES, type ExportFormat } from './format.ts'
import { markdownTable } from './markdown.ts'
import { alignedTable } from './table.ts'

export const COLUMNS = [
  { title: 'Service', isNumber: false },
  { title: 'Cause', isNumber: false },
  { title: 'Expected minutes', isNumber: true },
  { title: 'Avoided by all', isNumber: true },
  { title: 'Uncovered', isNumber: true },
  { title: 'Money', isNumber: true },
  { title: 'Hours', isNumber: true },
  { title: 'Incidents', isNumber: true },
  { title: 'Measured / reported / assumed', isNumber: true },
] as const

/** Areas as text, with the name and type of the file that holds it: one row a service and cause. */
export function areasText(report: AreasReport, format: ExportFormat) {
  const { contentType, extension } = EXPORT_TYPES[format]
  return {
    contentType,
    fileName: `areas-${report.asOf.slice(0, 10)}-${report.period}.${extension}`,
    text: textOf(report, format),
  }
}

function textOf(report: AreasReport, format: ExportFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`
    case 'csv':
      return csvText(report.cells.map((cell) => csvRow(cell, report)))
    case 'markdown':
      return [
        '# Areas',
        ...areasHead(report),
        '',
        markdownTable(COLUMNS, shownRows(report)),
        ...notes(report, '- '),
        '',
      ].join('\n')
    case 'table':
      return [...areasHead(report), '', alignedTable(COLUMNS, shownRows(report)), ...notes(report, ''), ''].join('\n')
  }
}

/** What the figures are of, so that anybody can make them again. */
export function areasHead({
  asOf,
  periodDays,
  seed,
  draws,
  evidenceVersion,
  currency,
  ...report
}: AreasReport): readonly [string, string, string] {
  const { basis, candidates, expected, minutes, avoided, uncovered } = report
  const share = (part: number) => (expected.reliability > 0 ? percent(part / expected.reliability, 0) : '0%')
  return [
    `As of ${asOf.slice(0, 10)}, ${periodDays} days ahead, ${draws} draws, seed ${seed}, evidence ${evidenceVersion}.`,
    `${amount(expected.reliability)} customer minutes expected (P10 ${amount(minutes.p10)}, P90 ${amount(minutes.p90)}), ${currency ?? 'money'} ${amount(expected.revenue)}, ${amount(expected.toil)} responder hours, from ${counted(basis.incidents, 'incident')}.`,
    `Of the minutes, ${counted(candidates, 'candidate')} would avoid ${share(avoided.reliability)} together, and no candidate touches ${share(uncovered.reliability)}.`,
  ]
}

/** Cells that are worth a mark; a file for machines has them all. */
export const shownCells = ({ cells, expected, leastShare }: AreasReport): AreaCell[] =>
  cells.filter((cell) => cell.expected.reliability > leastShare * expected.reliability)

/** "Ledger, human error" */
export function cellTitles({ services }: AreasReport): (cell: AreaCell) => string {
  const titles = new Map(services.map(({ id, title }) => [id, title]))
  return ({ service, cause }) => `${titles.get(service) ?? service}, ${cause}`
}

export function shownRows(report: AreasReport): string[][] {
  const titles = new Map(report.services.map(({ id, title }) => [id, title]))
  return shownCells(report).map((cell) => [
    titles.get(cell.service) ?? cell.service,
    cell.cause,
    amount(cell.expected.reliability),
    amount(cell.avoided.reliability),
    amount(cell.uncovered.reliability),
    amount(cell.expected.revenue),
    amount(cell.expected.toil),
    String(cell.incidents),
    PROVENANCES.map((provenance) => percent(cell.provenance[provenance], 0)).join(' / '),
  ])
}

const csvRow = (cell: AreaCell, report: AreasReport): Record<string, string | number> => ({
  service: cell.service,
  cause: cell.cause,
  ...parts('expected', cell.expected),
  ...parts('avoided', cell.avoided),
  ...parts('uncovered', cell.uncovered),
  incidents: cell.incidents,
  service_minutes_last_28_days: cell.fourWeeks,
  ...cell.provenance,
  as_of: report.asOf.slice(0, 10),
  days_ahead: report.periodDays,
  seed: report.seed,
  draws: report.draws,
  evidence: report.evidenceVersion,
})

const parts = (name: string, { reliability, revenue, toil }: AreaCell['expected']): Record<string, number> => ({
  [`${name}_minutes`]: reliability,
  [`${name}_money`]: revenue,
  [`${name}_hours`]: toil,
})

const notes = (report: AreasReport, bullet: string): string[] =>
  report.notes.length === 0 ? [] : ['', ...report.notes.map(({ message }) => `${bullet}${message}`)]
