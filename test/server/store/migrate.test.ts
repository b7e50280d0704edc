import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '../../../server/store/connection.ts'
import { MIGRATIONS } from '../../../server/store/migrations/index.ts'
import { migrate, schemaVersion } from '../../../server/store/migrations/migrate.ts'
import { openStore } from '../../../server/store/store.ts'
import { now, page, record } from './sample-evidence.ts'
import { temporaryFile, temporaryStore } from './temporary-store.ts'

const NEWEST = MIGRATIONS.length
const NEXT = NEWEST + 1
const next = { number: NEXT, sql: 'ALTER TABLE lens ADD COLUMN colour TEXT' }
const broken = { number: NEXT, sql: "ALTER TABLE lens ADD COLUMN colour TEXT; INSERT INTO no_table VALUES ('x')" }

function connected(path: string) {
  const connection = connect(path)
  onTestFinished(() => {
    connection.close()
  })
  return connection
}

test('migrations are numbered from 1 without gaps', () => {
  expect(MIGRATIONS.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, position) => position + 1))
})

test('a database with a schema is copied, whole, before it is migrated', async () => {
  const { store, run, path } = await temporaryStore()
  await store.ingest.page(page(run, [record('a'), record('b')]))
  store.close()

  const connection = connected(path)
  await migrate(connection, path, [...MIGRATIONS, next])
  expect(schemaVersion(connection)).toBe(NEXT)

  const copy = await openStore(`${path}.before-${NEXT}.backup`, { now })
  expect(await copy.integrity()).toMatchObject({ schemaVersion: NEWEST, problems: [] })
  expect(await copy.incidents.all()).toHaveLength(2)
  copy.close()
  expect(readdirSync(dirname(path)).filter((name) => name.includes('partial'))).toEqual([])
})

test('a new database is not copied', async () => {
  const path = temporaryFile()
  await migrate(connected(path), path)
  expect(readdirSync(dirname(path)).filter((name) => name.includes('backup'))).toEqual([])
})

test('a migration that fails leaves the database as it was, and the next try succeeds', async () => {
  const { store, path } = await temporaryStore()
  store.close()
  const connection = connected(path)
  await expect(migrate(connection, path, [...MIGRATIONS, broken])).rejects.toThrow('no_table')
  expect(schemaVersion(connection)).toBe(NEWEST)
  await migrate(connection, path, [...MIGRATIONS, next])
  expect(schemaVersion(connection)).toBe(NEXT)
  expect(connection.prepare('SELECT colour FROM lens').all()).toEqual([])
})

test('an assumption that people had set before edits of settings were kept becomes one', async () => {
  const path = temporaryFile()
  const connection = connected(path)
  await migrate(connection, path, MIGRATIONS.slice(0, 7))
  connection.exec(`INSERT INTO setting (key, origin, value) VALUES ('assumptions', 'person', '{"drift":1,"halfLife":30}'),
    ('assumptions', 'file', '{"halfLife":60}'), ('configuration-hash', 'file', '"h1"')`)
  await migrate(connection, path)
  connection.close()
  const store = await openStore(path, { now })
  expect(await store.settings.get()).toMatchObject({ assumptions: { drift: 1, halfLife: 60 } })
  expect((await store.settings.assumptionsOfPeople()).standing).toMatchObject([
    { id: 'drift', revision: 1, changes: { value: 1 } },
    { id: 'halfLife', revision: 1, changes: { value: 30 } },
  ])
  store.close()
})

test('two that open a new file at once both find it whole', async () => {
  const path = temporaryFile()
  const stores = await Promise.all([openStore(path, { now }), openStore(path, { now }), openStore(path, { now })])
  for (const store of stores) {
    expect((await store.integrity()).problems).toEqual([])
    store.close()
  }
})

test('every table is strict', async () => {
  const { path } = await temporaryStore()
  const database = new Database(path, { readonly: true })
  const tables = database.prepare<[], { name: string; strict: number }>('PRAGMA table_list').all()
  database.close()
  const ours = tables.filter(({ name }) => !name.startsWith('sqlite_'))
  expect(ours.length).toBeGreaterThan(15)
  expect(ours.filter(({ strict }) => strict !== 1)).toEqual([])
})
