import { readdirSync, readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { instant } from '../../../model/quantity.ts'
import { withoutNames } from '../../../server/store/access/erase.ts'
import { onScreen } from '../../../server/store/actor.ts'
import { erasePerson } from '../../../server/usecases/access/erase-person.ts'
import { saveProject } from '../../../server/usecases/edit-project.ts'
import { saveSetting } from '../../../server/usecases/save-setting.ts'
import { signedIn, tokenOf } from '../../support/people.ts'
import { importCsv, NOW, smallCompany } from '../../support/temporary-installation.ts'

const everything = { offset: 0, limit: 1_000 }

test('a person is gone from account, evidence, edits, plans and the audit log, whose entries stay', async () => {
  const context = await smallCompany()
  const { store } = context
  await signedIn(context, 'grace', 'admin')
  const ada = await store.people.add({ handle: 'ada.l', name: 'Ada Quillfeather', role: 'lead' }, NOW)
  if (!ada) throw new Error('not added')
  const token = await tokenOf(context, ada.id, 'lead', ['read'])
  const mine = { ...context, store: store.as(onScreen(ada.id)) }
  await saveProject(mine, { id: 'canary', revision: 0, changes: { description: 'Ask Ada Quillfeather, or @ada.l' } })
  await saveSetting(mine, 'team', { id: 'core', revision: 0, changes: { title: "Ada Quillfeather's team" } })
  await importCsv(
    context,
    'requests.csv',
    'id,title,service,requested_at,people,requested_by\nr1,Slow for Ada Quillfeather,checkout,2025-12-01,3,Ada Quillfeather\n',
    'asked',
  )
  const plan = { title: 'By Ada Quillfeather', reason: null, quarter: '2026Q1', version: '1', hash: 'h', figures: '{}' }
  const kept = await store.committedPlans.add({ ...plan, committedAt: NOW, bundle: Buffer.from('bundle') })
  const before = await store.audit.list(everything)

  const { sources, rows } = await erasePerson(context, 'ada quillfeather')
  expect(sources).toEqual(['asked'])
  expect(Object.keys(rows)).toEqual(
    expect.arrayContaining(['audit', 'edit', 'request', 'evidence_raw', 'committed_plan']),
  )

  const after = await store.audit.list(everything)
  expect(after.total).toBe(before.total + 1)
  expect(after.entries.slice(1).map(({ id, at, action, kind }) => ({ id, at, action, kind }))).toEqual(
    before.entries.map(({ id, at, action, kind }) => ({ id, at, action, kind })),
  )
  expect(after.entries.filter(({ person }) => person?.handle === `erased-${ada.id}`).length).toBeGreaterThan(0)
  expect(await store.people.find('ada.l')).toBeNull()
  expect(
    await store.tokens.use((await import('../../../server/access/secret.ts')).secretHash(token.secret), NOW),
  ).toBeNull()
  expect((await store.requests.all())[0]).toMatchObject({ requestedBy: `erased person ${ada.id}` })
  expect((await store.committedPlans.get(kept))?.title).toBe(`By erased person ${ada.id}`)
  store.close()
  for (const name of readdirSync(context.folder).filter((each) => each.startsWith('leverage.db'))) {
    const bytes = readFileSync(`${context.folder}/${name}`).toString('latin1')
    expect([name, /quillfeather|ada\.l\b/i.test(bytes)]).toEqual([name, false])
  }
})

test('somebody without an account is erased by name, and nobody is erased whom nothing names', async () => {
  const context = await smallCompany()
  await saveProject(context, { id: 'canary', revision: 0, changes: { description: 'Bo Nobody wanted this' } })
  await expect(erasePerson(context, 'Zed Unheardof')).rejects.toThrow('nothing that is kept names "Zed Unheardof"')
  await erasePerson(context, 'Bo Nobody')
  const [edit] = await context.store.edits.all('project')
  expect(edit?.value).toMatchObject({ changes: { description: 'erased person wanted this' } })
})

test('once it is done, the log and plans are as fast shut as before', async () => {
  const context = await smallCompany()
  await saveProject(context, { id: 'canary', revision: 0, changes: { description: 'Bo Nobody' } })
  await erasePerson(context, 'Bo Nobody')
  const side = new Database(context.store.path)
  expect(() => side.exec("UPDATE audit SET after = '{}'")).toThrow('changes no row')
  expect(side.prepare('SELECT count(*) FROM erasing').pluck().get()).toBe(0)
  side.close()
})

test.each([
  ['Ada Lovelace asked', ['Ada Lovelace'], 'X asked'],
  ['ADA LOVELACE’s wish; Ada Lovelaces not', ['Ada Lovelace'], 'X’s wish; Ada Lovelaces not'],
  ['ada', ['ada'], 'X'],
  ['the ada compiler, asked by @ada and @ada-two', ['ada'], 'the ada compiler, asked by @X and @ada-two'],
  ['{"person":"ada","ada":1}', ['ada'], '{"person":"X","ada":1}'],
  ['Å. (Ø) Åse', ['Å. (Ø) Åse'], 'X'],
])('of "%s" without %j "%s" is left', (text, names, left) => {
  expect(withoutNames(text, names, 'X')).toBe(left)
})

test('the erased account cannot be signed in to, nor its handle be told from one that never was', async () => {
  const context = await smallCompany()
  await signedIn(context, 'grace', 'admin')
  const { session } = await signedIn(context, 'ada', 'lead')
  await erasePerson(context, 'ada')
  const { secretHash } = await import('../../../server/access/secret.ts')
  expect(await context.store.sessions.use(secretHash(session), NOW, instant(0))).toBeNull()
  expect(await context.store.people.add({ handle: 'ada', name: 'Another Ada', role: 'viewer' }, NOW)).not.toBeNull()
})

test('the log is emptied of what was erased as soon as nobody reads from it', async () => {
  const context = await smallCompany()
  await importCsv(
    context,
    'requests.csv',
    'id,title,service,requested_at,people,requested_by\nr1,Slow,checkout,2025-12-01,3,Ada Quillfeather\n',
    'asked',
  )
  const path = `${context.folder}/leverage.db`
  const reader = new Database(path, { readonly: true })
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM request').get()
  const erased = erasePerson(context, 'Ada Quillfeather')
  setTimeout(() => reader.close(), 200)
  await erased
  expect(readFileSync(`${path}-wal`).length).toBe(0)
})
