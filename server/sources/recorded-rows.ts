import { basename, extname } from 'node:path'
import { type Mentioned, mention, recordedCoverage } from './coverage.ts'
import { columnNames, separatorOf } from './csv/header.ts'
import { readLines } from './csv/read-lines.ts'
import { readHead } from './csv/utf8.ts'
import { readJsonFile } from './incident-feed/read-json-file.ts'
import { jsonText } from './json-text.ts'
import { showValue } from './row-fault.ts'
import { type Page, type RawRow, type Source, SourceFault } from './source.ts'

const PAGE_ROWS = 1_000

/** How a vendor's answers look when they are kept in files. */
export interface RecordedForm {
  /** What it is a file of: "GitHub issues". */
  readonly of: string
  /** What the rows are called where they stand: "issues". */
  readonly rows: string
  /** Which file to name instead. */
  readonly advice: string
  /** The rows of a document; null when it is another document. */
  rowsIn(document: unknown): readonly unknown[] | null
  idOf(content: unknown): string | null
  /** Tells which time incidents cover; left out where there are none. */
  readonly map?: Source<never>['map']
}

/** Recorded pages: JSON files as the API answers, or DevLake's raw table, a CSV file with the JSON in a column `data`. */
export async function* readRecorded(files: readonly string[], form: RecordedForm): AsyncGenerator<Page> {
  for (const file of files) {
    const mentioned: Mentioned = { oldestStart: null, moments: [] }
    const pages = extname(file).toLowerCase() === '.csv' ? readDevLake(file, form) : readPages(file, form)
    let before: Page | null = null
    for await (const page of pages) {
      if (before) yield before
      for (const row of page.rows) {
        for (const record of form.map?.(row, '').records ?? []) {
          if (record.kind === 'incident') mention(mentioned, record.value)
        }
      }
      before = page
    }
    if (before) yield { ...before, coverage: recordedCoverage(mentioned, null) }
  }
}

async function* readPages(file: string, form: RecordedForm): AsyncGenerator<Page> {
  const document = await readJsonFile(file)
  const contents = form.rowsIn(document)
  if (contents === null) {
    throw otherFormat(file, form, `expected a list of ${form.rows}, but it begins ${showValue(document)}`)
  }
  const rows = contents.map((content, position) => {
    const id = form.idOf(content)
    const location = `${basename(file)} ${form.rows}[${position}]${id === null ? '' : ` id ${id}`}`
    return { location, content, text: jsonText(content) }
  })
  for (let start = 0; start === 0 || start < rows.length; start += PAGE_ROWS) {
    const page = rows.slice(start, start + PAGE_ROWS)
    yield { location: file, rows: page, cursor: null, expected: rows.length, coverage: null }
  }
}

async function* readDevLake(file: string, form: RecordedForm): AsyncGenerator<Page> {
  let column = -1
  let rows: RawRow[] = []
  const page = (): Page => ({ location: file, rows, cursor: null, expected: null, coverage: null })
  for await (const { line, cells } of readLines(file, separatorOf(await readHead(file)))) {
    if (column < 0) {
      column = columnNames(cells).indexOf('data')
      if (column < 0) throw otherFormat(file, form, 'its first line names no column "data"')
      continue
    }
    const text = cells[column] ?? ''
    rows.push({ location: `${basename(file)} line ${line}`, content: parsed(text), text })
    if (rows.length < PAGE_ROWS) continue
    yield page()
    rows = []
  }
  yield page()
}

/** Looks at the keys only: a row with a wrong value belongs in quarantine, a list without such rows is another format. */
export const listWith = (document: unknown, ...keys: readonly string[]): readonly unknown[] | null => {
  if (!Array.isArray(document)) return null
  const isRow = (row: unknown) => typeof row === 'object' && row !== null && keys.every((key) => key in row)
  return document.length === 0 || document.some(isRow) ? document : null
}

/** Text that is no JSON stays text, which the mapping puts into quarantine. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const otherFormat = (file: string, { of, advice }: RecordedForm, what: string): SourceFault =>
  new SourceFault({
    code: 'unknown-format',
    location: file,
    message: `${file} is no file of ${of}: ${what}`,
    advice,
  })
