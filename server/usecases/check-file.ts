import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Environment } from '../configuration/environment.ts'
import { readConfiguration } from '../configuration/read-configuration.ts'
import { type AnySource, SOURCES } from '../sources/registry.ts'
import { SourceFault } from '../sources/source.ts'
import { mapRows } from '../sync/map-rows.ts'

/** One thing wrong with a file. */
export interface FileFault {
  readonly place: string
  readonly message: string
}

export interface FileCheck {
  /** What the file is: "configuration", or the title of the source that reads it. */
  readonly kind: string
  /** Rows that would be kept; null for a configuration. */
  readonly rows: number | null
  readonly faults: readonly FileFault[]
}

/** Which sources may read a file of that kind, by its ending. */
const READERS: Readonly<Record<'yaml' | 'json' | 'csv', readonly string[]>> = {
  yaml: ['openslo', 'csv'],
  json: ['statuspage', 'google-cloud', 'github', 'pagerduty', 'opsgenie', 'incident-io', 'openslo', 'csv'],
  csv: ['csv'],
}

/** The sources that may read a file, by the ending of its name, the likeliest first. */
export function readersOf(file: string): readonly AnySource[] {
  const extension = extname(file).toLowerCase()
  const isYaml = extension === '.yaml' || extension === '.yml'
  return SOURCES.filter(({ type }) => READERS[isYaml ? 'yaml' : extension === '.json' ? 'json' : 'csv'].includes(type))
}

/** OpenSLO documents say so themselves; any other YAML is taken for a configuration. */
const isOpenSlo = async (file: string): Promise<boolean> =>
  /^\W*apiVersion:\s*['"]?openslo/m.test(await readFile(file, 'utf8').catch(() => ''))

/** Says what is wrong with a configuration or an evidence file, and keeps nothing. Throws SourceFault when no source can read it. */
export async function checkFile(file: string, environment: Environment): Promise<FileCheck> {
  const extension = extname(file).toLowerCase()
  const isYaml = extension === '.yaml' || extension === '.yml'
  if (isYaml && !(await isOpenSlo(file))) return checkConfiguration(file, environment)
  let firstFault: SourceFault | null = null
  for (const source of readersOf(file)) {
    try {
      return await checkRows(source, file)
    } catch (error) {
      if (!(error instanceof SourceFault)) throw error
      firstFault ??= error
    }
  }
  throw firstFault ?? new Error(`no source reads ${file}`)
}

async function checkConfiguration(file: string, environment: Environment): Promise<FileCheck> {
  const reading = await readConfiguration(file, environment)
  const faults = reading.ok ? [] : reading.faults
  return {
    kind: 'configuration',
    rows: null,
    faults: faults.map(({ line, column, path, message }) => ({
      place: `${file}:${line}:${column}`,
      message: path ? `${path}: ${message}` : message,
    })),
  }
}

async function checkRows(source: AnySource, file: string): Promise<FileCheck> {
  let rows = 0
  const faults: FileFault[] = []
  for await (const page of source.read([file])) {
    const mapped = mapRows(page.rows, (row) => source.map(row, source.type))
    rows += mapped.records.length
    faults.push(...mapped.rejections.map(({ location, reason }) => ({ place: location, message: reason })))
  }
  return { kind: source.title, rows, faults }
}
