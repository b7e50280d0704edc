import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { backUp, checkBackup, hashFileOf, restore } from '../../../server/store/backup.ts'
import { MIGRATIONS } from '../../../server/store/migrations/index.ts'
import { migrate } from '../../../server/store/migrations/migrate.ts'
import { openStore } from '../../../server/store/store.ts'
import { now, page, record } from './sample-evidence.ts'
import { contentHash, temporaryFile, temporaryStore } from './temporary-store.ts'

/** A store with a row, and a backup of it beside it. */
async function backedUp() {
  const { store, run, path } = await temporaryStore()
  await store.ingest.page(page(run, [record('a')]))
  const file = join(dirname(path), 'kept.db')
  const checked = await backUp(path, file)
  return { store, run, path, file, checked }
}

test('a copy is whole, equal, for its owner only, and its hash stands beside it', async () => {
  const { path, file, checked } = await backedUp()
  expect(contentHash(file)).toBe(contentHash(path))
  expect(checked).toMatchObject({ path: file, schemaVersion: MIGRATIONS.length, isHashKnown: true })
  expect(readFileSync(hashFileOf(file), 'utf8')).toBe(`${checked.hash}  kept.db\n`)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const beside = readdirSync(dirname(path)).filter((name) => name.startsWith('kept'))
  expect(beside.sort()).toEqual(['kept.db', 'kept.db.sha256'])
})

test('it is the database of one moment, while others go on writing', async () => {
  const { store, run, path } = await temporaryStore()
  await store.ingest.page(
    page(
      run,
      Array.from({ length: 3_000 }, (_, row) => record(`before-${row}`)),
    ),
  )
  const file = join(dirname(path), 'kept.db')
  let writes = 0
  let copying = true
  const copied = backUp(path, file).finally(() => {
    copying = false
  })
  while (copying) {
    await store.ingest.page(page(run, [record(`during-${writes}`)]))
    writes += 1
    await nextTurn()
  }
  await copied
  expect(await store.incidents.all()).toHaveLength(3_000 + writes)
  const copy = await openStore(file, { now })
  const during = (await copy.incidents.all()).map(({ id }) => id).filter((id) => id.includes('during'))
  copy.close()
  // All that was written before that moment, and nothing of what came after.
  expect(during.length).toBeLessThan(writes)
  for (const [position] of during.entries()) expect(during.join()).toContain(`during-${position}`)
})

test('it never writes over a file, and says where there is nothing to copy', async () => {
  const { path, file } = await backedUp()
  await expect(backUp(path, file)).rejects.toMatchObject({
    code: 'cannot-open',
    advice: 'Name another file, or remove that one.',
  })
  const missing = temporaryFile()
  await expect(backUp(missing, `${missing}.kept`)).rejects.toThrow('there is no such file')
  expect(existsSync(missing)).toBe(false)
})

test.each([
  ['with one byte changed', (file: string) => overwrite(file, 5_000, 'x'), 'its hash is not the one in'],
  ['cut short', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 8_192)), 'its hash is not'],
  [
    'cut short, without its hash',
    (file: string) => {
      rmSync(hashFileOf(file))
      writeFileSync(file, readFileSync(file).subarray(0, 8_192))
    },
    'kept.db: ',
  ],
  [
    'that is no database',
    (file: string) => {
      rmSync(hashFileOf(file))
      writeFileSync(file, 'id,title\n'.repeat(1_000))
    },
    'not a SQLite database',
  ],
  [
    'of a newer program',
    (file: string) => {
      rmSync(hashFileOf(file))
      changed(file, 'PRAGMA user_version = 99')
    },
    'written by a newer version',
  ],
  [
    'of another application',
    (file: string) => {
      rmSync(hashFileOf(file))
      changed(file, 'PRAGMA application_id = 7')
    },
    'a database of another application',
  ],
  [
    'that points to missing rows',
    (file: string) => {
      rmSync(hashFileOf(file))
      changed(file, 'PRAGMA foreign_keys = OFF; DELETE FROM source')
    },
    'points to a missing source',
  ],
])('a backup %s is refused', async (_, spoil, words) => {
  const { file } = await backedUp()
  spoil(file)
  await expect(checkBackup(file)).rejects.toMatchObject({ name: 'StoreFault', message: expect.stringContaining(words) })
})

test('restoring keeps what was there aside, log of writes included, and gives back what was backed up', async () => {
  const { store, run, path, file, checked } = await backedUp()
  await store.ingest.page(page(run, [record('later')]))
  store.close()
  const aside = restore(checked, path, 'replaced-1')
  expect(aside).toBe(`${path}.replaced-1`)
  expect(readFileSync(path).equals(readFileSync(file))).toBe(true)
  for (const [kept, rows] of [
    [path, 1],
    [aside ?? '', 2],
  ] as const) {
    const opened = await openStore(kept, { now })
    expect(await opened.incidents.all()).toHaveLength(rows)
    opened.close()
  }
})

test('a database that is in use is not replaced', async () => {
  const { store, path, checked } = await backedUp()
  expect(() => restore(checked, path, 'replaced-1')).toThrow('another process has it open. Stop Leverage first.')
  expect(await store.incidents.all()).toHaveLength(1)
  expect(existsSync(`${path}.replaced-1`)).toBe(false)
  expect(readdirSync(dirname(path)).filter((name) => name.includes('partial'))).toEqual([])
})

test('a damaged database is replaced', async () => {
  const { store, path, checked } = await backedUp()
  store.close()
  overwrite(path, 0, 'nothing at all')
  restore(checked, path, 'replaced-1')
  const opened = await openStore(path, { now })
  expect(await opened.incidents.all()).toHaveLength(1)
  opened.close()
})

test('of the copies before migrations the newest three stay, and nothing else is touched', async () => {
  const { store, path } = await temporaryStore()
  store.close()
  for (const number of [2, 3, 9, 10]) writeFileSync(`${path}.before-${number}.backup`, '')
  appendFileSync(`${path}.before-1.backup.mine`, '')
  const connection = new Database(path)

  const next = { number: MIGRATIONS.length + 1, sql: 'ALTER TABLE lens ADD COLUMN colour TEXT' }
  await migrate(connection, path, [...MIGRATIONS, next])
  connection.close()
  const beside = readdirSync(dirname(path)).filter((name) => name.startsWith(`${basename(path)}.before`))
  expect(beside.sort()).toEqual(
    ['1.backup.mine', '10.backup', `${MIGRATIONS.length + 1}.backup`, '9.backup']
      .map((end) => `leverage.db.before-${end}`)
      .sort(),
  )
})

function overwrite(file: string, position: number, text: string): void {
  const bytes = readFileSync(file)
  bytes.write(text, position, 'utf8')
  writeFileSync(file, bytes)
}

function changed(file: string, sql: string): void {
  const database = new Database(file)
  database.exec(sql)
  database.close()
}
