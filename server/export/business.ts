import type { BusinessReport } from '../../model/contract/business.ts'
import { amount, list, percent } from '../../model/format.ts'
import { csvText } from './csv.ts'
import { EXPORT_TYPES, type ExportFormat } from './format.ts'
import { markdownTable } from './markdown.ts'
import { alignedTable, type Column } from './table.ts'

/** A plan in money and customers as a file; a row of its CSV is an account. The figures are those of the report. */
export function businessFile(report: BusinessReport, format: ExportFormat) {
  const { contentType, extension } = EXPORT_TYPES[format]
  return {
    contentType,
    fileName: `plan-${report.period.quarter.toLowerCase()}-business.${extension}`,
    text: textOf(report, format),
  }
}

function textOf(report: BusinessReport, format: ExportFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`
    case 'csv':
      return csvText(report.accounts.map((account) => csvRow(account, report)))
    case 'markdown':
      return sections(report, (title) => `\n## ${title}\n`, markdownTable, `# ${report.words.headline}`)
    case 'table':
      return sections(report, (title) => `\n${title}`, alignedTable, report.words.headline)
  }
}

function sections(
  report: BusinessReport,
  heading: (title: string) => string,
  table: (columns: readonly Column[], rows: readonly (readonly string[])[]) => string,
  title: string,
): string {
  const { words } = report
  return [
    title,
    planLine(report),
    '',
    ...[words.outages, words.credits, words.atStake].map((sentence) => `${sentence}.`),
    heading(words.accounts),
    table(ACCOUNT_COLUMNS, report.accounts.map(accountCells)),
    heading('By segment'),
    table(SEGMENT_COLUMNS, report.segments.map(segmentCells)),
    heading(words.needs),
    table(NEED_COLUMNS, report.needs.map(needCells)),
    heading('Rests on'),
    table(
      ASSUMPTION_COLUMNS,
      assumed(report).map(({ name, value, unit, meaning }) => [name, String(value), unit, meaning]),
    ),
    '',
  ].join('\n')
}

/** Which plan, and what its figures were made from. */
export const planLine = ({ plan, asOf, evidenceVersion }: BusinessReport): string =>
  `The plan: ${list(plan.map((project) => project.title)) || 'no project'}. As of ${asOf.slice(0, 10)}, evidence ${evidenceVersion}.`

/** What its figures rest on, each once. */
const assumed = ({ assumptions }: BusinessReport) => [
  ...new Map(
    Object.values(assumptions)
      .flat()
      .map((assumption) => [assumption.name, assumption]),
  ).values(),
]

export const assumptionLines = (report: BusinessReport): string[] =>
  assumed(report).map(({ name, value, unit, meaning }) => `Assumed: ${name} ${value} ${unit}. ${meaning}`)

const text = (title: string): Column => ({ title, isNumber: false })
const figure = (title: string): Column => ({ title, isNumber: true })

export const ACCOUNT_COLUMNS = [
  text('Account'),
  text('Segment'),
  figure('Pays a year'),
  text('Notices'),
  figure('Outage minutes'),
  figure('Avoided'),
  figure('Share'),
  figure('Credits due'),
  figure('Credits avoided'),
]
export const accountCells = ({
  title,
  segment,
  annualRevenue,
  notices,
  minutes,
  share,
  credits,
}: Account): string[] => [
  title,
  segment ?? '',
  amount(annualRevenue),
  notices ? 'yes' : 'no',
  amount(minutes.lost),
  amount(minutes.avoided),
  percent(share, 0),
  credits === null ? '' : amount(credits.lost),
  credits === null ? '' : amount(credits.avoided),
]
type Account = BusinessReport['accounts'][number]

export const SEGMENT_COLUMNS = [
  text('Segment'),
  figure('Accounts'),
  figure('Would notice'),
  figure('Pay a year'),
  figure('Credits due'),
  figure('Credits avoided'),
  figure('At stake, expected to go'),
  figure('Kept'),
]
export const segmentCells = (segment: BusinessReport['segments'][number]): string[] => [
  segment.segment ?? 'no segment',
  String(segment.accounts),
  String(segment.noticing),
  amount(segment.annualRevenue),
  amount(segment.credits.lost),
  amount(segment.credits.avoided),
  amount(segment.atStake.lost),
  amount(segment.atStake.avoided),
]

export const NEED_COLUMNS = [text('Need'), text('Given to'), figure('Chance to close it'), figure('At stake, kept')]
export const needCells = ({ title, project, closed, atStake }: BusinessReport['needs'][number]): string[] => [
  title,
  project ?? '',
  percent(closed, 0),
  atStake === null ? '' : amount(atStake.avoided),
]

const ASSUMPTION_COLUMNS = [text('Assumption'), figure('Value'), text('Unit'), text('Meaning')]

const csvRow = (
  { id, title, segment, annualRevenue, minutes, share, notices, credits }: Account,
  { period, asOf, currency, evidenceVersion }: BusinessReport,
) => ({
  account: id,
  title,
  segment: segment ?? '',
  annual_revenue: annualRevenue,
  notices: notices ? 'yes' : 'no',
  outage_minutes: minutes.lost,
  outage_minutes_avoided: minutes.avoided,
  share_avoided: share,
  credits_due: credits?.lost ?? '',
  credits_avoided: credits?.avoided ?? '',
  currency: currency ?? '',
  quarter: period.quarter,
  as_of: asOf.slice(0, 10),
  evidence: evidenceVersion,
})
