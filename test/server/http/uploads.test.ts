import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { problemSchema } from '../../../model/contract/problem.ts'
import { quarantineSchema } from '../../../model/contract/source.ts'
import { LARGEST_UPLOAD, uploadPreviewSchema, uploadResultSchema } from '../../../model/contract/upload.ts'
import type { RunningServer } from '../../../server/main.ts'
import { serveHere } from '../../support/serve-here.ts'
import { importCsv, SERVICES_CSV, temporaryContext } from '../../support/temporary-installation.ts'

let server: RunningServer
let context: Awaited<ReturnType<typeof temporaryContext>>
/** One for all tests: a thread that serves the next server too still has the folder that it was started with. */
let uploads: string
beforeAll(async () => {
  uploads = await mkdtemp(join(tmpdir(), 'leverage-uploads-'))
  vi.stubEnv('TMPDIR', uploads)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(uploads, { recursive: true })
})
beforeEach(async () => {
  context = await temporaryContext()
  server = await serveHere(context)
})
afterEach(() => server.close())

const post = (path: string, body: unknown) =>
  fetch(`${server.address}/api/v1${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })

const INCIDENTS = `id,title,started_at,severity,services
i1,Checkout down,2025-12-01T10:00:00Z,major,checkout
i2,Somewhere,2025-12-01T10:00:00Z,minor,nowhere
i3,Odd,last Tuesday,minor,checkout
i4,,2025-12-01T10:00:00Z,minor,checkout
`
const FILE = { name: 'incidents.csv', text: INCIDENTS }

test('a file is looked at, and nothing of it is kept', async () => {
  await importCsv(context, 'services.csv', SERVICES_CSV)
  const version = await context.store.evidenceVersion()
  const preview = uploadPreviewSchema.parse(await (await post('/uploads/preview', FILE)).json())
  expect(preview).toMatchObject({
    type: 'csv',
    kinds: [{ kind: 'incident', count: 2 }],
    rows: [
      { title: 'Checkout down', service: 'checkout' },
      { title: 'Somewhere', service: null },
    ],
    wrong: [
      { line: 4, column: 'started_at', reason: expect.stringContaining('"last Tuesday"') },
      { line: 5, column: 'title', reason: 'title is empty' },
    ],
    wrongInAll: 2,
    sources: ['csv'],
  })
  expect(await context.store.evidenceVersion()).toBe(version)
  expect((await readdir(uploads)).filter((name) => name.startsWith('leverage-upload-'))).toEqual([])
})

test('it is imported as the command does: wrong rows wait in quarantine, and leave it once they are right', async () => {
  const { run } = uploadResultSchema.parse(await (await post('/uploads', { ...FILE, source: 'tracker' })).json())
  expect(run).toMatchObject({
    source: 'tracker',
    status: 'succeeded',
    fetched: 4,
    created: 2,
    quarantined: 2,
    error: null,
  })
  const waiting = async () =>
    quarantineSchema.parse(await (await fetch(`${server.address}/api/v1/quarantine?source=tracker`)).json())
  expect((await waiting()).rows.map(({ location }) => location).sort()).toEqual([
    'incidents.csv line 4',
    'incidents.csv line 5',
  ])
  const text = INCIDENTS.replace('last Tuesday', '2025-12-02T10:00:00Z').replace('i4,,', 'i4,Named,')
  await post('/uploads', { ...FILE, text, source: 'tracker' })
  expect((await waiting()).total).toBe(0)
})

test('what is imported from CSV is called by its file, and goes on being so when others follow', async () => {
  const titleAfter = async (name: string, source = 'tracker') => {
    await post('/uploads', { ...FILE, name, source })
    return (await context.store.sources.find(source))?.title
  }
  expect(await titleAfter('incidents.csv')).toBe('incidents.csv')
  expect(await titleAfter('incidents.csv')).toBe('incidents.csv')
  expect(await titleAfter('older.csv')).toBe('incidents.csv and more')
  expect(await titleAfter('oldest.csv')).toBe('incidents.csv and more')
  await context.store.sources.upsert({ id: 'sheet', type: 'csv', title: 'Sheet of Ada', config: { files: ['a.csv'] } })
  expect(await titleAfter('a.csv', 'sheet')).toBe('Sheet of Ada')
})

test('a list with columns of its own is asked about once, and read by what was said from then on', async () => {
  const text = 'Key,Summary,Start,Sev\nA-1,Cart fails,2025-12-01T10:00:00Z,SEV1\nA-2,Odd,2025-12-02T10:00:00Z,dire\n'
  const look = async (mapping?: object) =>
    uploadPreviewSchema.parse(await (await post('/uploads/preview', { name: 'sheet.csv', text, mapping })).json())
  const asked = await look()
  const guessed = asked.columns
  expect(asked.wrong).toMatchObject([{ line: 3, column: 'Sev', reason: expect.stringContaining('"dire"') }])
  expect(guessed?.unknownSeverities).toEqual(['dire'])
  expect(guessed).toMatchObject({
    header: [{ name: 'Key', example: 'A-1' }, { name: 'Summary' }, { name: 'Start' }, { name: 'Sev' }],
    mapping: { table: 'incidents', columns: { id: 'Key', title: 'Summary', started_at: 'Start', severity: 'Sev' } },
    isKnown: false,
  })
  const mapping = { ...guessed?.mapping, severities: { dire: 'critical' } }
  expect(await look(mapping)).toMatchObject({
    wrongInAll: 0,
    rows: [{ severity: 'critical', minutes: null }, {}],
    columns: { unknownSeverities: [] },
  })
  const columns = { header: ['Key', 'Summary', 'Start', 'Sev'], mapping }
  await post('/uploads', { name: 'sheet.csv', text, source: 'sheet', columns })
  expect(await look()).toMatchObject({ wrongInAll: 0, columns: { isKnown: true, mapping } })
  const json = JSON.stringify([{ Key: 'A-3', Summary: 'Later', Start: '2025-12-03T10:00:00Z', Sev: 'dire' }])
  const { run } = uploadResultSchema.parse(
    await (await post('/uploads', { name: 'sheet.json', text: json, source: 'sheet' })).json(),
  )
  expect(run).toMatchObject({ status: 'succeeded', created: 1, quarantined: 0 })
  expect((await context.store.incidents.all()).map(({ externalId }) => externalId)).toEqual(['A-1', 'A-2', 'A-3'])
})

test('statuspage files and others are read by what they are', async () => {
  const incidents = [{ id: 'a', name: 'Down', status: 'resolved', impact: 'major', created_at: '2025-12-01T10:00:00Z' }]
  const text = JSON.stringify({ page: { updated_at: '2025-12-31T00:00:00Z' }, incidents })
  const preview = uploadPreviewSchema.parse(await (await post('/uploads/preview', { name: 'page.json', text })).json())
  expect([preview.type, preview.wrongInAll + preview.rows.length]).toEqual(['statuspage', 1])
})

test.each([
  ['a header of no table', { name: 'odd.csv', text: 'colour,taste\nred,sweet\n' }, 'text', 'odd.csv line 1: '],
  ['a path as its name', { name: '../../etc/odd.csv', text: 'colour\n' }, 'text', 'odd.csv line 1: '],
  ['an empty text', { name: 'empty.csv', text: '' }, 'text', 'the file is empty'],
  ['the source of edits', { ...FILE, source: 'people' }, 'source', '"people" is kept for what Leverage itself is told'],
  ['the source of leverage.yaml', { ...FILE, source: 'configuration' }, 'source', 'is kept for'],
  ['a source of another type', { ...FILE, source: 'page' }, 'source', '"page" is a source of type statuspage'],
])('refused in words: %s', async (_, file, path, message) => {
  await context.store.sources.upsert({ id: 'page', type: 'statuspage', title: 'Page' })
  const response = await post('/uploads', { source: 'csv', ...file })
  expect(response.status).toBe(400)
  const { errors = [] } = problemSchema.parse(await response.json())
  expect(errors).toMatchObject([{ path, message: expect.stringContaining(message) }])
  expect(errors[0]?.message).not.toContain(tmpdir())
  expect(await context.store.sources.find('csv')).toBeNull()
})

test('a file that is too large is refused', async () => {
  const response = await post('/uploads/preview', { name: 'large.csv', text: 'x'.repeat(LARGEST_UPLOAD + 1) })
  expect(response.status).toBe(400)
})
