import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { now } from './sample-evidence.ts'
import { temporaryStore } from './temporary-store.ts'

const OLA = { via: 'command line', person: null, name: 'ola' } as const
const everything = { offset: 0, limit: 100 }

test('a change is kept with who, what, before and after', async () => {
  const { store } = await temporaryStore()
  const mine = store.as(OLA)
  await mine.edits.replace('incident', [{ id: 'i1', revision: 0, value: { changes: { cause: 'deploy' } } }], now())
  await mine.edits.replace('incident', [{ id: 'i1', revision: 1, value: null }], now())
  const { entries } = await store.audit.list({ ...everything, kind: 'incident' })
  expect(entries).toMatchObject([
    { name: 'ola', via: 'command line', action: 'took back', subject: 'i1', before: { cause: 'deploy' }, after: null },
    { name: 'ola', action: 'changed', subject: 'i1', before: null, after: { cause: 'deploy' } },
  ])
  expect(entries[0]?.at).toBe(new Date(now()).toISOString())
})

test('a change that is refused leaves no entry', async () => {
  const { store } = await temporaryStore()
  const before = await store.audit.list(everything)
  expect(await store.edits.replace('incident', [{ id: 'i1', revision: 7, value: null }], now())).toBeNull()
  expect(await store.rules.replace([], 'not this one')).toBe(false)
  expect(await store.quarantine.dismiss(99)).toBe(false)
  expect(await store.audit.list(everything)).toEqual(before)
})

test('a change whose entry cannot be kept is not made', async () => {
  const { store, path } = await temporaryStore()
  const side = new Database(path)
  side.exec("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no room'); END")
  side.close()
  await expect(store.settings.set({ company: 'Acme' })).rejects.toThrow('no room')
  expect((await store.settings.get()).company).toBeNull()
})

test.each([
  ['removed', 'DELETE FROM audit'],
  ['changed', "UPDATE audit SET after = '{}'"],
  ['changed in its time', 'UPDATE audit SET at = 0'],
  ['given to somebody else while names are blanked', 'INSERT INTO erasing VALUES (1); UPDATE audit SET person_id = 1'],
  ['removed while names are blanked', 'INSERT OR IGNORE INTO erasing VALUES (1); DELETE FROM audit'],
])('an entry cannot be %s', async (_, statement) => {
  const { store, path } = await temporaryStore()
  const before = await store.audit.list(everything)
  const side = new Database(path)
  expect(() => side.exec(statement)).toThrow(/the audit log (gives up|changes) no row/)
  side.close()
  expect(before.total).toBeGreaterThan(0)
  expect(await store.audit.list(everything)).toEqual(before)
})

test('what a source keeps encrypted does not come into the log', async () => {
  const { store } = await temporaryStore()
  await store.sources.upsert({ id: 'gh', type: 'github', title: 'Issues', config: { token: { sealed: 'abcdef' } } })
  const { entries } = await store.audit.list({ ...everything, subject: 'gh' })
  expect(entries[0]?.after).toMatchObject({ config: { token: '(secret)' } })
  expect(JSON.stringify(entries)).not.toContain('abcdef')
})

test('a search finds words in who, what and values, each of them, and takes no word for a pattern', async () => {
  const { store } = await temporaryStore()
  await store.as(OLA).settings.set({ company: '100% Acme' })
  const found = async (...words: string[]) => (await store.audit.list({ ...everything, words })).total
  expect(await found('acme', 'OLA')).toBe(1)
  expect(await found('acme', 'ada')).toBe(0)
  expect(await found('100%')).toBe(1)
  expect(await found('1%0')).toBe(0)
})
