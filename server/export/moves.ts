import type { MovesReport, ReportedMove } from '../../model/contract/moves.ts'
import { leverage } from '../../model/format.ts'
import { csvText } from './csv.ts'
import { EXPORT_TYPES, type ExportFormat } from './format.ts'
import { markdownTable } from './markdown.ts'
import { alignedTable } from './table.ts'

const COLUMNS = [
  { title: 'Then', isNumber: true },
  { title: 'Now', isNumber: true },
  { title: 'Project', isNumber: false },
  { title: 'Leverage then', isNumber: true },
  { title: 'Now, % a week', isNumber: true },
  { title: 'Cut', isNumber: false },
  { title: 'Why', isNumber: false },
] as const

/** What changed as text, with the name and type of the file that holds it. The figures are those of the report. */
export function movesText(report: MovesReport, format: ExportFormat) {
  const { contentType, extension } = EXPORT_TYPES[format]
  return {
    contentType,
    fileName: `ranking-${report.asOf.slice(0, 10)}-since-${report.since.slice(0, 10)}-${report.lens}.${extension}`,
    text: textOf(report, format),
  }
}

function textOf(report: MovesReport, format: ExportFormat): string {
  const made = `As of ${report.asOf.slice(0, 10)}, since ${report.since.slice(0, 10)}, lens ${report.lens}, evidence ${report.evidenceVersion}.`
  const note = report.note === null ? [] : [report.note]
  const rows = report.moves.filter(isMoved).map(shownRow)
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`
    case 'csv':
      return csvText(report.moves.map((move) => csvRow(move, report)))
    case 'markdown':
      return [`# ${report.words}`, made, ...note, '', markdownTable(COLUMNS, rows), ''].join('\n')
    case 'table':
      return [report.words, made, ...note, '', alignedTable(COLUMNS, rows), ''].join('\n')
  }
}

const isMoved = ({ from, to, crossed }: ReportedMove): boolean => from?.rank !== to?.rank || crossed !== null

const shownRow = ({ from, to, title, crossed, words }: ReportedMove): string[] => [
  from ? String(from.rank) : 'new',
  to ? String(to.rank) : 'left',
  title,
  from ? leverage(from.leverage) : '',
  to ? leverage(to.leverage) : '',
  crossed === null ? '' : crossed === 'up' ? 'now above' : 'now below',
  words,
]

const csvRow = ({ id, title, from, to, crossed, cause, words }: ReportedMove, report: MovesReport) => ({
  id,
  title,
  rank_then: from?.rank ?? '',
  rank_now: to?.rank ?? '',
  leverage_then: from?.leverage ?? '',
  leverage_now: to?.leverage ?? '',
  crossed: crossed ?? '',
  cause: cause ?? '',
  why: words,
  since: report.since.slice(0, 10),
  as_of: report.asOf.slice(0, 10),
  lens: report.lens,
  evidence: report.evidenceVersion,
})
