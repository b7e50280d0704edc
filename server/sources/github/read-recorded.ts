import { basename, extname } from 'node:path'
import { columnNames, separatorOf } from '../csv/header.ts'
import { readLines } from '../csv/read-lines.ts'
import { readHead } from '../csv/utf8.ts'
import { readJsonFile } from '../incident-feed/read-json-file.ts'
import { showValue } from '../row-fault.ts'
import { type Page, type RawRow, SourceFault } from '../source.ts'
import { externalIdOf } from './map-issue.ts'

const PAGE_ROWS = 1_000

/** Recorded pages: JSON files as the API answers, or DevLake's raw table, a CSV file with the JSON in a column `data`. */
export async function* readRecorded(files: readonly string[]): AsyncGenerator<Page> {
  for (const file of files) {
    if (extname(file).toLowerCase() === '.csv') yield* readDevLake(file)
    else yield await readPage(file)
  }
}

async function readPage(file: string): Promise<Page> {
  const document = await readJsonFile(file)
  if (!Array.isArray(document) || (document.length > 0 && !document.some(isIssue))) {
    throw otherFormat(file, `expected a list of issues, but it begins ${showValue(document)}`)
  }
  const rows = document.map((content: unknown, position) => {
    const id = externalIdOf(content)
    const location = `${basename(file)} issues[${position}]${id === null ? '' : ` id ${id}`}`
    return { location, content, text: JSON.stringify(content) }
  })
  return { location: file, rows, cursor: null, expected: rows.length, coverage: null }
}

/** Looks at the keys only: a row with a wrong value belongs in quarantine, a list without such rows is another format. */
const isIssue = (row: unknown): boolean =>
  typeof row === 'object' && row !== null && 'number' in row && 'title' in row && 'state' in row

async function* readDevLake(file: string): AsyncGenerator<Page> {
  let column = -1
  let rows: RawRow[] = []
  const page = (): Page => ({ location: file, rows, cursor: null, expected: null, coverage: null })
  for await (const { line, cells } of readLines(file, separatorOf(await readHead(file)))) {
    if (column < 0) {
      column = columnNames(cells).indexOf('data')
      if (column < 0) throw otherFormat(file, 'its first line names no column "data"')
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

/** Text that is no JSON stays text, which the mapping puts into quarantine. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const otherFormat = (file: string, what: string): SourceFault =>
  new SourceFault({
    code: 'unknown-format',
    location: file,
    message: `${file} is no file of GitHub issues: ${what}`,
    advice: "Name the answer of GitHub's list of issues (a JSON list), or DevLake's _raw_github_api_issues.csv.",
  })
