import type { ComparedProject, Comparison } from '../../model/contract/comparison.ts'
import { PROVENANCES } from '../../model/evidence/provenance.ts'
import { chance, leverage, percent, weeks } from '../../model/format.ts'
import { csvText } from './csv.ts'
import { EXPORT_TYPES, type ExportFormat } from './format.ts'
import { markdownTable } from './markdown.ts'
import { alignedTable } from './table.ts'

/** Two projects side by side as text, with the name and type of the file that holds it. */
export function comparisonText(report: Comparison, format: ExportFormat) {
  const { contentType, extension } = EXPORT_TYPES[format]
  return {
    contentType,
    fileName: `${comparisonName(report)}.${extension}`,
    text: textOf(report, format),
  }
}

function textOf(report: Comparison, format: ExportFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`
    case 'csv':
      return csvText([report.first, report.second].map((project) => csvRow(project, report)))
    case 'markdown':
      return lines(report, markdownTable, '- ')
    case 'table':
      return lines(report, alignedTable, '')
  }
}

/** What its files are called, without an ending. */
export const comparisonName = ({ asOf, lens }: Comparison): string => `compare-${asOf.slice(0, 10)}-${lens}`

export const madeLine = ({ asOf, lens, draws, seed, evidenceVersion }: Comparison): string =>
  `As of ${asOf.slice(0, 10)}, lens ${lens}, ${draws} draws, seed ${seed}, evidence ${evidenceVersion}.`

/** Both ranks under each lens, and where a weight turns them round. */
export const lensLines = ({ lenses, weightFlips }: Comparison): string[] => [
  ...lenses.map((each) => `${each.title}: ${each.firstRank} and ${each.secondRank}`),
  ...weightFlips.map((flip) => flip.words),
]

/** Figure by figure, side by side. */
export const figureTable = ({ first, second }: Comparison) => ({
  columns: [
    { title: '', isNumber: false },
    { title: first.title, isNumber: true },
    { title: second.title, isNumber: true },
  ],
  rows: FIGURES.map(({ title, text }) => [title, text(first), text(second)]),
})

function lines(report: Comparison, table: typeof alignedTable, bullet: string): string {
  const { words, conditions } = report
  const figures = figureTable(report)
  return [
    `# ${words.chance}`,
    `${words.why}.`,
    madeLine(report),
    '',
    table(figures.columns, figures.rows),
    '',
    words.shared,
    '',
    words.lenses,
    ...lensLines(report).map((line) => `${bullet}${line}`),
    '',
    words.conditions,
    ...conditions.map((condition) => `${bullet}${condition.words}: ${chance(condition.chance)}`),
    '',
  ].join('\n')
}

const FIGURES: readonly { readonly title: string; readonly text: (project: ComparedProject) => string }[] = [
  { title: 'Rank', text: ({ rank }) => String(rank) },
  { title: 'Leverage, % a week', text: (project) => leverage(project.leverage.mean) },
  { title: 'P10 to P90', text: ({ leverage: { p10, p90 } }) => `${leverage(p10)} to ${leverage(p90)}` },
  { title: 'Value', text: ({ value }) => percent(value.mean) },
  { title: 'Effort, weeks', text: ({ effort }) => weeks(effort.mean) },
  { title: 'Reaches', text: ({ reach }) => percent(reach.pain) },
  { title: 'Incidents', text: ({ reach }) => String(reach.incidents) },
  {
    title: 'Measured / reported / assumed',
    text: ({ provenance }) => PROVENANCES.map((known) => percent(provenance[known], 0)).join(' / '),
  },
]

const csvRow = (project: ComparedProject, report: Comparison) => ({
  rank: project.rank,
  id: project.id,
  title: project.title,
  leverage_mean: project.leverage.mean,
  leverage_p10: project.leverage.p10,
  leverage_p90: project.leverage.p90,
  value_mean: project.value.mean,
  effort_weeks_mean: project.effort.mean,
  reach: project.reach.pain,
  incidents: project.reach.incidents,
  ...Object.fromEntries(PROVENANCES.map((provenance) => [provenance, project.provenance[provenance]])),
  chance_to_beat_the_other: project === report.first ? report.chance : 1 - report.chance,
  shared_incidents: report.shared.incidents,
  value_together: report.shared.together,
  as_of: report.asOf.slice(0, 10),
  lens: report.lens,
  seed: report.seed,
  draws: report.draws,
  evidence: report.evidenceVersion,
})
