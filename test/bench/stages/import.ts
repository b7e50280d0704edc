import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findSource } from '../../../server/sources/registry.ts'
import { connect } from '../../../server/store/connection.ts'
import { importFiles } from '../../../server/usecases/import-files.ts'
import type { Figure } from '../figure.ts'
import { openContext, quietLog } from '../installation.ts'
import { IMPORT_SPEED, INCIDENTS, REPETITIONS } from '../limits.ts'
import { statusPage } from '../status-page.ts'
import { median, timed } from '../timing.ts'

const ROWS_PER_TRANSACTION = 1_000

/** Importing a status page's file as `leverage import` does it, beside the plainest program that keeps the same rows. */
export async function importStage(folder: string): Promise<Figure[]> {
  const file = join(folder, 'incidents.json')
  await writeFile(file, JSON.stringify(statusPage(INCIDENTS)))
  const real: number[] = []
  const plain: number[] = []
  for (let turn = 0; turn < REPETITIONS; turn += 1) {
    plain.push(await plainImport(file, join(folder, `plain-${turn}.db`)))
    real.push(await realImport(file, join(folder, `real-${turn}.db`)))
  }
  const megabytes = Math.round((await stat(file)).size / 1e6)
  return [
    {
      stage: 'import',
      measured: `${INCIDENTS} incidents, ${megabytes} MB of Statuspage JSON, median of ${REPETITIONS}`,
      figure: INCIDENTS / (median(real) / 1_000),
      unit: 'rows/s',
      against: 'plain parse and upsert',
      reference: INCIDENTS / (median(plain) / 1_000),
      bound: { atLeast: IMPORT_SPEED },
    },
  ]
}

async function realImport(file: string, database: string): Promise<number> {
  const context = await openContext(database)
  const source = findSource('statuspage')
  if (!source) throw new Error('there is no statuspage source')
  const signal = new AbortController().signal
  const time = await timed(async () => {
    const { run, fault } = await importFiles(context, {
      source,
      sourceId: 'page',
      files: [file],
      log: quietLog,
      signal,
    })
    if (fault) throw fault
    if (run.created !== INCIDENTS) throw new Error(`${run.created} of ${INCIDENTS} rows were kept`)
  })
  context.store.close()
  return time
}

interface PageRow {
  readonly id: string
  readonly name: string
  readonly started_at: string
  readonly resolved_at: string
  readonly updated_at: string
}

/** Nothing is checked, hashed, understood or counted: the floor of what any import has to do, with the same pragmas. */
async function plainImport(file: string, database: string): Promise<number> {
  const connection = connect(database)
  connection.exec(
    'CREATE TABLE incident (id TEXT PRIMARY KEY, title TEXT, raw TEXT, started_at INTEGER, resolved_at INTEGER, updated_at INTEGER)',
  )
  const time = await timed(async () => {
    const { incidents } = JSON.parse(await readFile(file, 'utf8')) as { readonly incidents: readonly PageRow[] }
    const upsert = connection.prepare<(string | number)[]>(
      `INSERT INTO incident VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET title = excluded.title,
       raw = excluded.raw, started_at = excluded.started_at, resolved_at = excluded.resolved_at, updated_at = excluded.updated_at`,
    )
    const keep = connection.transaction((rows: readonly PageRow[]) => {
      for (const row of rows) {
        const [started, resolved, updated] = [row.started_at, row.resolved_at, row.updated_at].map(Date.parse)
        upsert.run(row.id, row.name, JSON.stringify(row), started ?? 0, resolved ?? 0, updated ?? 0)
      }
    })
    for (let start = 0; start < incidents.length; start += ROWS_PER_TRANSACTION) {
      keep.immediate(incidents.slice(start, start + ROWS_PER_TRANSACTION))
    }
  })
  connection.close()
  return time
}
