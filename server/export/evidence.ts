import { amount, percent } from '../../model/format.ts'
import { csvText } from './csv.ts'
import { EXPORT_TYPES, type ExportFormat } from './format.ts'
import { markdownTable } from './markdown.ts'
import { alignedTable } from './table.ts'

type Cell = string | number | null

/** A column of exported evidence; files for machines have its key and value, files for people its title and text. */
export interface EvidenceColumn<Row> {
  readonly key: string
  readonly title: string
  readonly value: (row: Row) => Cell
  /** Left out: the value as it is, amounts in three digits. */
  readonly text?: (row: Row) => string
  readonly isNumber?: boolean
}

/** What the rows are of, so that anybody can make the file again. */
export interface EvidenceSubject {
  /** "Incidents". */
  readonly title: string
  /** What they say together, where there is something to say. */
  readonly finding?: string
  readonly asOf: string
  /** Left out for what is no evidence, such as settings. */
  readonly evidenceVersion?: string
  /** All there are, of which the rows are those that were asked for. */
  readonly total: number
}

/** Rows of evidence as text, with the name and type of the file that holds them. */
export function evidenceText<Row extends object>(
  subject: EvidenceSubject,
  rows: readonly Row[],
  columns: readonly EvidenceColumn<Row>[],
  format: ExportFormat,
) {
  const { contentType, extension } = EXPORT_TYPES[format]
  return {
    contentType,
    fileName: `${subject.title.toLowerCase()}-${subject.asOf.slice(0, 10)}.${extension}`,
    text: textOf(subject, rows, columns, format),
  }
}

function textOf<Row extends object>(
  subject: EvidenceSubject,
  rows: readonly Row[],
  columns: readonly EvidenceColumn<Row>[],
  format: ExportFormat,
): string {
  const asOf = subject.asOf.slice(0, 10)
  const version = subject.evidenceVersion
  const made = { as_of: asOf, ...(version !== undefined && { evidence: version }) }
  const head = `As of ${asOf}: ${rows.length} of ${subject.total}.${version === undefined ? '' : ` Evidence ${version}.`}`
  const finding = subject.finding === undefined ? [] : [`${subject.finding}.`]
  switch (format) {
    case 'json':
      return `${JSON.stringify({ asOf: subject.asOf, evidenceVersion: version, total: subject.total, rows }, null, 2)}\n`
    case 'csv':
      return csvText(
        rows.map((row) => ({
          ...Object.fromEntries(columns.map(({ key, value }) => [key, value(row) ?? ''])),
          ...made,
        })),
        [...columns.map(({ key }) => key), ...Object.keys(made)],
      )
    case 'markdown':
      return [
        `# ${subject.title}`,
        ...finding,
        head,
        '',
        markdownTable(shownHeads(columns), shownCells(columns, rows)),
        '',
      ].join('\n')
    case 'table':
      return [...finding, head, '', alignedTable(shownHeads(columns), shownCells(columns, rows)), ''].join('\n')
  }
}

/** The heads of a table for people. */
export const shownHeads = <Row>(columns: readonly EvidenceColumn<Row>[]) =>
  columns.map(({ title, isNumber = false }) => ({ title, isNumber }))

/** Its cells. */
export const shownCells = <Row>(columns: readonly EvidenceColumn<Row>[], rows: readonly Row[]): string[][] =>
  rows.map((row) => columns.map((column) => shownCell(column, row)))

function shownCell<Row>({ value, text }: EvidenceColumn<Row>, row: Row): string {
  if (text) return text(row)
  const plain = value(row)
  if (plain === null) return ''
  return typeof plain === 'number' ? amount(plain) : plain
}

/** A share with its percentage; empty when nobody stated one. */
export const shareText = (share: number | null): string => (share === null ? '' : percent(share))
