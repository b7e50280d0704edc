import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { APPLICATION_ID, sqliteVersionFault } from '../../../server/store/connection.ts'
import { MIGRATIONS } from '../../../server/store/migrations/index.ts'
import { openStore } from '../../../server/store/store.ts'
import { incident, NOON, now, page, record } from './sample-evidence.ts'
import { temporaryFile, temporaryStore } from './temporary-store.ts'

test('every connection is durable, checks references and never waits inside SQLite', async () => {
  const { path } = await temporaryStore()
  for (let connection = 0; connection < 3; connection += 1) {
    const store = await openStore(path, { now })
    const { settings, problems } = await store.integrity()
    expect(settings).toMatchObject({ journalMode: 'wal', synchronous: 2, foreignKeys: true, busyTimeout: 0 })
    expect(problems).toEqual([])
    store.close()
  }
})

test('an empty file becomes a database of ours', async () => {
  const path = temporaryFile()
  writeFileSync(path, '')
  const store = await openStore(path, { now })
  expect((await store.integrity()).schemaVersion).toBe(MIGRATIONS.length)
  store.close()
  const database = new Database(path, { readonly: true })
  expect(database.pragma('application_id', { simple: true })).toBe(APPLICATION_ID)
  database.close()
})

test('a file that is no database is refused and left as it is', async () => {
  const path = temporaryFile('incidents.csv')
  const text = 'id,title,started_at,severity\n'.repeat(200)
  writeFileSync(path, text)
  await expect(openStore(path, { now })).rejects.toMatchObject({
    name: 'StoreFault',
    code: 'not-a-database',
    message: expect.stringContaining(path),
  })
  expect(readFileSync(path, 'utf8')).toBe(text)
})

test.each([
  ['with tables and no application id', 'CREATE TABLE note (text TEXT)'],
  ['with an application id of its own', 'PRAGMA application_id = 77'],
])('a database of another application %s is refused and left as it is', async (_, sql) => {
  const path = temporaryFile()
  const other = new Database(path)
  other.exec(sql)
  other.close()
  const before = readFileSync(path)
  await expect(openStore(path, { now })).rejects.toMatchObject({ code: 'not-ours' })
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('a database of a newer program is refused and left as it is', async () => {
  const path = temporaryFile()
  const store = await openStore(path, { now })
  store.close()
  const newer = new Database(path)
  newer.pragma('user_version = 99')
  newer.close()
  await expect(openStore(path, { now })).rejects.toMatchObject({
    code: 'newer-schema',
    message: expect.stringContaining('schema 99'),
    advice: expect.stringContaining('Update Leverage'),
  })
  const again = new Database(path)
  expect(again.pragma('user_version', { simple: true })).toBe(99)
  again.close()
})

test('a folder that does not exist, and a folder in the place of a file, cannot be opened', async () => {
  const path = temporaryFile()
  await expect(openStore(`${path}/no/leverage.db`, { now })).rejects.toMatchObject({ code: 'cannot-open' })
  await expect(openStore(path.slice(0, path.lastIndexOf('/')), { now })).rejects.toMatchObject({ code: 'cannot-open' })
})

test.each([
  ['3.51.2', 'sqlite-too-old'],
  ['3.9.9', 'sqlite-too-old'],
  ['2.60.9', 'sqlite-too-old'],
  ['3.51.3', undefined],
  ['3.52.0', undefined],
  ['4.0.0', undefined],
])('SQLite %s: %s', (version, code) => {
  expect(sqliteVersionFault(version, 'leverage.db')?.code).toBe(code)
})

test('a run that a process left behind is marked as failed by the next one', async () => {
  const { store, run, path } = await temporaryStore()
  await store.ingest.page(page(run, [record('a')]))
  store.close()

  const next = await openStore(path, { now })
  expect(await next.runs.list()).toMatchObject([
    { id: run, status: 'failed', fault: 'abandoned', finishedAt: NOON, created: 1 },
  ])
  expect(await next.incidents.all()).toEqual([incident('a')])
  next.close()
})

test('what a source told of before a run that was left behind is asked for again, and was else asked for', async () => {
  const { store, run, path } = await temporaryStore()
  await store.runs.finish(run, null)
  const tell = (source: string) =>
    store.webhooks.keep({ source, delivery: 'd', bodyHash: 'h', receivedAt: NOON, body: null }, NOON)
  for (const id of ['left', 'ended', 'imported']) {
    await store.sources.upsert({ id, type: 'statuspage', title: id, config: {} })
    await tell(id)
  }
  await store.runs.start('left', 'webhook')
  await store.runs.finish((await store.runs.start('ended', 'webhook')).id, null)
  await store.runs.finish((await store.runs.start('imported', 'person', false)).id, null)
  const told = async ({ schedules }: typeof store) =>
    (await schedules.all()).filter(({ hasTold }) => hasTold).map(({ id }) => id)
  expect(await told(store)).toEqual(['imported'])
  store.close()

  const next = await openStore(path, { now })
  expect(await told(next)).toEqual(['imported', 'left'])
  next.close()
})

test('a run of another process that lives is left alone, one of a process that is gone is not', async () => {
  const { store, path } = await temporaryStore()
  await store.runs.start('status')
  store.close()
  const gone = Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }))
  const database = new Database(path)
  database.prepare('UPDATE sync_run SET process = CASE id WHEN 1 THEN ? ELSE ? END').run(process.ppid, gone)
  database.close()

  const next = await openStore(path, { now })
  expect((await next.runs.list()).map(({ status }) => status)).toEqual(['failed', 'running'])
  next.close()
})
