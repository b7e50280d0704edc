import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { openStore, type Store } from '../../../server/store/store.ts'
import { now } from './sample-evidence.ts'

/** A file that does not exist yet in a folder that is removed when the test ends. */
export function temporaryFile(name = 'leverage.db'): string {
  const folder = mkdtempSync(join(tmpdir(), 'leverage-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, name)
}

/** A store with one source, "status", and one run of it. */
export async function temporaryStore(path = temporaryFile()): Promise<{ store: Store; run: number; path: string }> {
  const store = await openStore(path, { now })
  onTestFinished(() => store.close())
  await store.sources.upsert({ id: 'status', type: 'statuspage', title: 'Status page' })
  const { id } = await store.runs.start('status')
  return { store, run: id, path }
}

const CONTENT = [
  'SELECT id, type, title, config, cursor, covered_from, covered_to FROM source ORDER BY id',
  `SELECT source_id, kind, external_id, raw FROM evidence JOIN evidence_raw USING (row_id)
   ORDER BY source_id, kind, external_id`,
  `SELECT source_id, external_id, incident.* FROM incident JOIN evidence USING (row_id) ORDER BY source_id, external_id`,
  'SELECT source_id, location, external_id, reason, raw FROM quarantine ORDER BY source_id, location, external_id',
  'SELECT source_id, id, name, named_at FROM component ORDER BY source_id, id',
]

/** A hash of what the tables say, leaving out the numbers of rows and runs. */
export function contentHash(path: string): string {
  const database = new Database(path, { readonly: true })
  const rows = CONTENT.map((query) =>
    database
      .prepare<[], Record<string, unknown>>(query)
      .all()
      .map(({ row_id: _, ...row }) => row),
  )
  database.close()
  return hash('sha256', JSON.stringify(rows))
}
