import type { GroupedGains } from '../../model/contract/groups.ts'
import { leverage, percent, weeks } from '../../model/format.ts'
import { csvText } from './csv.ts'
import { EXPORT_TYPES, type ExportFormat } from './format.ts'
import { markdownTable } from './markdown.ts'
import { alignedTable } from './table.ts'

/** Grouped candidates as text, with the name and type of the file that holds it. The figures are those of the report. */
export function groupsText(report: GroupedGains, format: ExportFormat) {
  const { contentType, extension } = EXPORT_TYPES[format]
  return { contentType, fileName: `${groupsName(report)}.${extension}`, text: textOf(report, format) }
}

/** What its files are called, without an ending. */
export const groupsName = ({ asOf, by, lens }: GroupedGains): string => `ranking-${asOf.slice(0, 10)}-by-${by}-${lens}`

export const groupsLine = ({ asOf, lens, evidenceVersion }: GroupedGains): string =>
  `As of ${asOf.slice(0, 10)}, lens ${lens}, in closed form, evidence ${evidenceVersion}. Overlaps are counted once.`

export const groupTable = ({ by, groups }: GroupedGains) => ({
  columns: [
    { title: by === 'team' ? 'Team' : 'Service', isNumber: false },
    { title: 'Projects', isNumber: true },
    { title: 'Above cut', isNumber: true },
    { title: 'Leverage, % a week', isNumber: true },
    { title: 'Value together, %', isNumber: true },
    { title: 'Added up, %', isNumber: true },
    { title: 'Effort, weeks', isNumber: true },
  ],
  rows: groups.map((group) => [
    group.title,
    String(group.projects.length),
    group.above === null ? '' : String(group.above),
    leverage(group.leverage),
    percent(group.value),
    percent(group.addedUp),
    weeks(group.effort),
  ]),
})

function textOf(report: GroupedGains, format: ExportFormat): string {
  const { columns, rows } = groupTable(report)
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`
    case 'csv':
      return csvText(report.groups.map((group) => csvRow(group, report)))
    case 'markdown':
      return [`# Ranking by ${report.by}`, groupsLine(report), '', markdownTable(columns, rows), ''].join('\n')
    case 'table':
      return [groupsLine(report), '', alignedTable(columns, rows), ''].join('\n')
  }
}

const csvRow = (group: GroupedGains['groups'][number], { by, asOf, lens, evidenceVersion }: GroupedGains) => ({
  [by]: group.id ?? '',
  title: group.title,
  projects: group.projects.length,
  above_line: group.above ?? '',
  leverage_mean: group.leverage,
  value_together: group.value,
  value_added_up: group.addedUp,
  effort_weeks_mean: group.effort,
  as_of: asOf.slice(0, 10),
  lens,
  evidence: evidenceVersion,
})
