import type { InsightReport } from '../../model/contract/insight.ts'
import { csvText } from './csv.ts'
import { EXPORT_TYPES, type ExportFormat } from './format.ts'
import { markdownTable, plainMarkdown } from './markdown.ts'
import {
  findingLine,
  INPUT_COLUMNS,
  inputRow,
  leadLines,
  madeLine,
  PART_COLUMNS,
  partRows,
  ROW_COLUMNS,
  standsOn,
  whyText,
} from './why.ts'

/** Why a project has its place as a file: the figures of its page. */
export function projectText(report: InsightReport, format: ExportFormat) {
  const { contentType, extension } = EXPORT_TYPES[format]
  return { contentType, fileName: `${projectName(report)}.${extension}`, text: textOf(report, format) }
}

/** What its files are called, without an ending. */
export const projectName = ({ id, asOf, lens }: InsightReport): string =>
  `project-${id.replace(/[^\w.-]+/g, '-')}-${asOf.slice(0, 10)}-${lens}`

function textOf(report: InsightReport, format: ExportFormat): string {
  switch (format) {
    case 'json':
    case 'table':
      return whyText(report, format)
    case 'csv':
      return csvText(csvRows(report))
    case 'markdown':
      return [
        `# ${plainMarkdown(report.title)}`,
        '',
        `${findingLine(report)}.`,
        madeLine(report),
        '',
        markdownTable(PART_COLUMNS, partRows(report)),
        '',
        `## ${report.words.waterfall}`,
        '',
        markdownTable(ROW_COLUMNS, standsOn(report)),
        '',
        `## ${report.words.tornado}`,
        '',
        markdownTable(INPUT_COLUMNS, report.inputs.map(inputRow)),
        '',
        report.words.refining,
        ...leadLines(report),
        '',
      ].join('\n')
  }
}

/** Each estimate that the leverage hangs on, and where it leads. */
const csvRows = ({ inputs, id, asOf, lens, evidenceVersion }: InsightReport): Record<string, string | number>[] =>
  inputs.map(({ label, unit, mean, low, high, breakEven, gain }) => ({
    estimate: label,
    unit,
    mean,
    p10: low.input,
    p90: high.input,
    leverage_at_p10: low.leverage,
    leverage_at_p90: high.leverage,
    break_even: breakEven.at ?? '',
    worth_knowing: gain,
    project: id,
    as_of: asOf.slice(0, 10),
    lens,
    evidence: evidenceVersion,
  }))
