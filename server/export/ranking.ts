import type { RankedProject, RankingReport } from '../../model/contract/ranking.ts'
import { DIMENSIONS } from '../../model/evidence/lens.ts'
import { PROVENANCES } from '../../model/evidence/provenance.ts'
import { amount, chance, counted, leverage, percent, weeks, weeksShort } from '../../model/format.ts'
import { riceSentence } from '../../model/ranking/rice-words.ts'
import { csvText } from './csv.ts'
import { EXPORT_TYPES, type ExportFormat } from './format.ts'
import { markdownTable } from './markdown.ts'
import { alignedTable } from './table.ts'

/** A ranking as text, with the name and type of the file that holds it. The figures are those of the report. */
export function rankingText(report: RankingReport, format: ExportFormat) {
  const { contentType, extension } = EXPORT_TYPES[format]
  return {
    contentType,
    fileName: `ranking-${report.asOf.slice(0, 10)}-${report.lens}.${extension}`,
    text: textOf(report, format),
  }
}

function textOf(report: RankingReport, format: ExportFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`
    case 'csv':
      return csvText(csvRows(report))
    case 'markdown':
      return [
        `# Ranking`,
        ...provenanceLines(report),
        '',
        markdownTable(columnsOf(report), shownRows(report)),
        ...noteLines(report, '- '),
        '',
      ].join('\n')
    case 'table':
      return [
        ...provenanceLines(report),
        '',
        alignedTable(columnsOf(report), shownRows(report)),
        ...noteLines(report, ''),
        '',
      ].join('\n')
  }
}

const COLUMNS = [
  { title: 'Rank', isNumber: true },
  { title: 'Tier', isNumber: true },
  { title: 'Project', isNumber: false },
  { title: 'Team', isNumber: false },
  { title: 'Leverage, % a week', isNumber: true },
  { title: 'P10 to P90', isNumber: true },
  { title: 'Value, %', isNumber: true },
  { title: 'Effort, weeks', isNumber: true },
  { title: 'Above cut', isNumber: true },
  { title: 'Measured / reported / assumed', isNumber: true },
] as const
/** Only where a RICE sheet was imported. */
const RICE_COLUMN = { title: 'RICE rank', isNumber: true } as const

const hasRice = ({ projects }: RankingReport): boolean => projects.some(({ rice }) => rice !== null)
export const columnsOf = (report: RankingReport) => (hasRice(report) ? [...COLUMNS, RICE_COLUMN] : COLUMNS)

export function shownRows(report: RankingReport): string[][] {
  const rows = report.projects.map((project) => [
    String(project.rank),
    String(project.tier),
    project.title,
    project.team,
    leverage(project.leverage.mean),
    `${leverage(project.leverage.p10)} to ${leverage(project.leverage.p90)}`,
    percent(project.value.mean),
    weeks(project.effort.mean),
    project.pAboveLine === null ? '' : chance(project.pAboveLine),
    PROVENANCES.map((provenance) => percent(project.provenance[provenance], 0)).join(' / '),
    ...(hasRice(report) ? [project.rice === null ? '' : String(project.rice.rank)] : []),
  ])
  const { capacity, aboveLine } = report
  if (capacity === null || aboveLine === null) return rows
  const line = [
    '',
    '',
    `cut line: ${weeksShort(aboveLine.effort)} of ${weeksShort(capacity)} engineer-weeks, ${percent(aboveLine.value, 0)} of all pain`,
  ]
  const filled = columnsOf(report).map((_, position) => line[position] ?? '')
  return rows.toSpliced(aboveLine.projects, 0, filled)
}

/** What the figures were made with, so that anybody can make them again. */
export function provenanceLines(report: RankingReport): string[] {
  const { asOf, lens, weights, draws, seed, basis, totals, evidenceVersion } = report
  return [
    `As of ${asOf.slice(0, 10)}, lens ${lens} (${DIMENSIONS.map((dimension) => `${dimension} ${percent(weights[dimension], 0)}`).join(', ')}), ${draws} draws, seed ${seed}, evidence ${evidenceVersion}.`,
    `${counted(basis.incidents, 'incident')} in ${counted(basis.services, 'service')}; expected within ${report.horizonDays} days: ${amount(totals.reliability)} customer minutes, ${report.currency ?? 'money'} ${amount(totals.revenue)}, ${amount(totals.toil)} responder hours; ${amount(totals.demand)} points of demand.`,
    `Minutes lost: ${PROVENANCES.map((provenance) => `${percent(basis.minutes[provenance], 0)} ${provenance}`).join(', ')}; ${percent(basis.withSli, 0)} of the expected loss is of services with an SLI.`,
    ...[riceSentence(report)].filter((sentence) => sentence !== null),
  ]
}

const noteLines = ({ notes }: RankingReport, bullet: string): string[] =>
  notes.length === 0 ? [] : ['', ...notes.map(({ message }) => `${bullet}${message}`)]

function csvRows(report: RankingReport): Record<string, string | number>[] {
  return report.projects.map((project) => ({
    rank: project.rank,
    tier: project.tier,
    id: project.id,
    title: project.title,
    team: project.team,
    ...estimateColumns('leverage', project.leverage),
    ...estimateColumns('value', project.value),
    ...estimateColumns('effort_weeks', project.effort),
    p_first: project.pFirst,
    [`p_top_${report.k}`]: project.pTop,
    p_above_line: project.pAboveLine ?? '',
    above_line: project.aboveLine === null ? '' : String(project.aboveLine),
    rice_score: project.rice?.score ?? '',
    rice_rank: project.rice?.rank ?? '',
    ...Object.fromEntries(DIMENSIONS.map((dimension) => [`avoided_${dimension}`, project.avoided[dimension]])),
    ...Object.fromEntries(PROVENANCES.map((provenance) => [provenance, project.provenance[provenance]])),
    as_of: report.asOf.slice(0, 10),
    lens: report.lens,
    seed: report.seed,
    draws: report.draws,
    evidence: report.evidenceVersion,
  }))
}

const estimateColumns = (name: string, { mean, p10, p50, p90 }: RankedProject['value']): Record<string, number> => ({
  [`${name}_mean`]: mean,
  [`${name}_p10`]: p10,
  [`${name}_p50`]: p50,
  [`${name}_p90`]: p90,
})
