import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { findSource } from '../../../server/sources/registry.ts'
import { connect } from '../../../server/store/connection.ts'
import { importFiles } from '../../../server/usecases/import-files.ts'
import { companyFiles } from '../company.ts'
import type { Figure } from '../figure.ts'
import { openContext, quietLog } from '../installation.ts'
import { type Lateness, latenessDuring, loopFigure } from '../lateness.ts'
import { IMPORT_SPEED, INCIDENTS, REPETITIONS } from '../limits.ts'
import { statusPage } from '../status-page.ts'
import { median, timed } from '../timing.ts'

const ROWS_PER_TRANSACTION = 1_000

/** A file of incidents, and how the plainest program reads it. */
interface IncidentFile {
  readonly name: string
  readonly source: string
  readonly kind: string
  readonly text: () => string
  readonly parse: (text: string) => readonly PlainRow[]
}

interface PlainRow {
  readonly id: string
  readonly name?: string
  readonly title?: string
  readonly started_at: string
  readonly resolved_at: string
  readonly updated_at?: string
}

const FILES: readonly IncidentFile[] = [
  {
    name: 'incidents.json',
    source: 'statuspage',
    kind: 'Statuspage JSON',
    text: () => JSON.stringify(statusPage(INCIDENTS)),
    parse: (text) => (JSON.parse(text) as { readonly incidents: readonly PlainRow[] }).incidents,
  },
  {
    name: 'incidents.csv',
    source: 'csv',
    kind: 'CSV',
    text: () => companyFiles(INCIDENTS, 1)['incidents.csv'] ?? '',
    parse: (text) => parse<PlainRow>(text, { columns: true }),
  },
]

/** Importing files of incidents as `leverage import` does it, beside the plainest program that keeps the same rows. */
export async function importStage(folder: string): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const file of FILES) figures.push(...(await importFigures(file, folder)))
  return figures
}

async function importFigures(file: IncidentFile, folder: string): Promise<Figure[]> {
  const path = join(folder, file.name)
  await writeFile(path, file.text())
  const real: number[] = []
  const watched: Lateness[] = []
  const plain: number[] = []
  for (let turn = 0; turn < REPETITIONS; turn += 1) {
    plain.push(await plainImport(file, path, join(folder, `plain-${file.source}-${turn}.db`)))
    real.push(await realImport(file, path, join(folder, `real-${file.source}-${turn}.db`), timed))
    watched.push(await realImport(file, path, join(folder, `watched-${file.source}-${turn}.db`), latenessDuring))
  }
  const megabytes = Math.round((await stat(path)).size / 1e6)
  return [
    {
      stage: `import-${file.source}`,
      measured: `${INCIDENTS} incidents, ${megabytes} MB of ${file.kind}, median of ${REPETITIONS}`,
      figure: INCIDENTS / (median(real) / 1_000),
      unit: 'rows/s',
      against: 'plain parse and upsert',
      reference: INCIDENTS / (median(plain) / 1_000),
      bound: { atLeast: IMPORT_SPEED },
    },
    loopFigure(`import-${file.source}`, watched),
  ]
}

async function realImport<Measured>(
  { source: type }: IncidentFile,
  file: string,
  database: string,
  measure: (work: () => Promise<void>) => Promise<Measured>,
): Promise<Measured> {
  const context = await openContext(database)
  const source = findSource(type)
  if (!source) throw new Error(`there is no ${type} source`)
  const signal = new AbortController().signal
  const measured = await measure(async () => {
    const order = { source, sourceId: 'file', files: [file], log: quietLog, signal }
    const { run, fault } = await importFiles(context, order)
    if (fault) throw fault
    if (run.created !== INCIDENTS) throw new Error(`${run.created} of ${INCIDENTS} rows were kept`)
  })
  context.store.close()
  return measured
}

/** Nothing is checked, hashed, understood or counted: the floor of what any import has to do, with the same pragmas. */
async function plainImport({ parse: parsed }: IncidentFile, file: string, database: string): Promise<number> {
  const connection = connect(database)
  connection.exec(
    'CREATE TABLE incident (id TEXT PRIMARY KEY, title TEXT, raw TEXT, started_at INTEGER, resolved_at INTEGER, updated_at INTEGER)',
  )
  const time = await timed(async () => {
    const incidents = parsed(await readFile(file, 'utf8'))
    const upsert = connection.prepare<(string | number)[]>(
      `INSERT INTO incident VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title,
       raw = excluded.raw, started_at = excluded.started_at, resolved_at = excluded.resolved_at, updated_at = excluded.updated_at`,
    )
    const keep = connection.transaction((rows: readonly PlainRow[]) => {
      for (const row of rows) {
        const title = row.name ?? row.title ?? ''
        const moments = [row.started_at, row.resolved_at, row.updated_at ?? row.resolved_at].map(Date.parse)
        upsert.run(row.id, title, JSON.stringify(row), ...moments)
      }
    })
    for (let start = 0; start < incidents.length; start += ROWS_PER_TRANSACTION) {
      keep.immediate(incidents.slice(start, start + ROWS_PER_TRANSACTION))
    }
  })
  connection.close()
  return time
}
