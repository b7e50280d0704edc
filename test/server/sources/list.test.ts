import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { ColumnMapping } from '../../../model/contract/column-mapping.ts'
import { csv } from '../../../server/sources/csv/csv.ts'
import { addressGuard } from '../../../server/sources/guarded-fetch.ts'
import { guessColumns } from '../../../server/sources/list/guess-columns.ts'
import { type ColumnMemory, signatureOf } from '../../../server/sources/list/header.ts'
import { list } from '../../../server/sources/list/list.ts'
import { readList } from '../../../server/sources/list/read-list.ts'
import type { Page } from '../../../server/sources/source.ts'
import { setUpSource } from '../../../server/usecases/set-up-source.ts'
import { temporaryContext, temporaryFolder } from '../../support/temporary-installation.ts'
import { at, collect, context, faultOf } from './reading.ts'

const SHEET = `Key,Summary,Start,End,Priority,System
A-1,Cart fails,2026-01-01T08:00:00Z,2026-01-01T08:30:00Z,P1,shop; cart
A-2,Login slow,2026-01-02 08:00,,High,login
`
const MEANING: ColumnMapping = {
  table: 'incidents',
  columns: {
    id: 'Key',
    title: 'Summary',
    started_at: 'Start',
    resolved_at: 'End',
    severity: 'Priority',
    services: 'System',
  },
  values: {},
}
const NAMES = ['Key', 'Summary', 'Start', 'End', 'Priority', 'System']
const header = (names: readonly string[]) => ({ names, examples: {} })

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text))
const reading = (text: string, name = 'list', rowsAt?: string) =>
  readList({ location: name, bytes: bytesOf(text), name, ...(rowsAt && { rowsAt }) })

/** An address that serves a text with what headers and status it is told to. */
async function served(text: string) {
  const page = {
    text,
    headers: {} as Record<string, string>,
    status: 200,
    asked: [] as Record<string, unknown>[],
    location: '',
  }
  const server = createServer((request, response) => {
    page.asked.push(request.headers)
    if (page.location && request.url === '/list') {
      response.writeHead(302, { location: page.location }).end()
      return
    }
    const isKnown = page.headers.etag !== undefined && request.headers['if-none-match'] === page.headers.etag
    response.writeHead(isKnown ? 304 : page.status, page.headers).end(isKnown ? undefined : page.text)
  }).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  onTestFinished(() => void server.close())
  const address = server.address()
  return { page, origin: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` }
}

test('columns are guessed by what sheets and trackers call them', () => {
  expect(guessColumns(header(NAMES))).toEqual(MEANING)
  expect(
    guessColumns(header(['Incident Number', 'Short description', 'Opened at', 'Closed at', 'Sev', 'Service name']))
      .columns,
  ).toEqual({
    id: 'Incident Number',
    title: 'Short description',
    started_at: 'Opened at',
    resolved_at: 'Closed at',
    severity: 'Sev',
    services: 'Service name',
  })
  expect(guessColumns(header(['id', 'annual revenue', 'name']))).toMatchObject({ table: 'accounts' })
  expect(guessColumns(header(['Ticket No', 'Began', 'Finished', 'Prio']))).toMatchObject({
    table: 'incidents',
    columns: { id: 'Ticket No', started_at: 'Began', resolved_at: 'Finished', severity: 'Prio' },
  })
  // Fewer columns of services than of incidents have to be there, but none of these is one.
  expect(guessColumns(header(['Colour', 'Weight']))).toEqual({ table: 'incidents', columns: {}, values: {} })
})

describe('a list is read', () => {
  test.each([
    ['JSON', '[{"a":{"name":"x"},"b":[1,2]},{"a":{"name":"y"}}]', 'list'],
    ['a list inside of JSON', '{"page":1,"data":{"items":[{"a":{"name":"x"},"b":[1,2]},{"a":{"name":"y"}}]}}', 'list'],
    ['JSON Lines', '{"a":{"name":"x"},"b":[1,2]}\n\n{"a":{"name":"y"}}\n', 'list'],
    ['YAML', '- a: { name: x }\n  b: [1, 2]\n- a: { name: y }\n', 'list.yaml'],
  ])('of %s', async (_kind, text, name) => {
    const { header: found, isHeaderStated, rows } = await reading(text, name)
    expect(await found()).toEqual({ names: ['a.name', 'b'], examples: { 'a.name': 'x', b: '1; 2' } })
    expect([isHeaderStated, rows.length]).toEqual([false, 2])
  })

  test('without what is empty in a list of its cells', async () => {
    const { header: found } = await reading('[{"a":[1,null," ",2],"b":3}]')
    expect((await found()).examples).toEqual({ a: '1; 2', b: '3' })
  })

  test('of CSV, with semicolons or tabs', async () => {
    for (const separator of [',', ';', '\t']) {
      const { header: found, isHeaderStated, rows } = await reading(`a${separator}b\n1${separator}2\n3\n`)
      expect([(await found()).names, isHeaderStated]).toEqual([['a', 'b'], true])
      expect([0, 1].map((position) => rows.at(position)?.fault)).toEqual([
        null,
        'has 1 cells; the first line names 2 columns',
      ])
    }
  })

  test.each([
    ['a web page', '<!doctype html><title>Sign in</title>', 'is a web page'],
    ['cut JSON', '{"data":[{"a":1},', 'is not whole JSON'],
    ['JSON Lines that are cut', '{"a":1}\n{"a":', 'line 2'],
    ['no list', '{"message":"ok"}', 'holds no list of objects'],
    ['nothing', ' \n', 'is empty'],
    ['one column', 'ok\n', 'is no list'],
    ['the same column twice', 'a,a\n1,2\n', 'has the column "a" twice'],
    ['cut YAML', '- a: 1\n- "', 'list.yaml is no YAML: unexpected end of the stream', 'list.yaml'],
    [
      'long YAML with a fault',
      `${'- a: 1\n'.repeat(5_000)}- {a: 1, a: 2}\n`,
      'list.yaml is no YAML: duplicated mapping key at line 5001, column 10',
      'list.yaml',
    ],
    ['more YAML than is read', '- a: 1\n'.repeat(600_000), 'has 4200000 characters of YAML; at most', 'list.yaml'],
  ])('and refused: %s', async (_kind, text, reason, name = 'list') => {
    expect((await faultOf(reading(text, name))).message).toContain(reason)
  })

  test('and refused where its rows have more fields than a row has, once they are asked for', async () => {
    const wide = Object.fromEntries(Array.from({ length: 301 }, (_, field) => [`field ${field}`, field]))
    const { header: found, rows } = await reading(JSON.stringify([{ a: 1 }, wide]))
    expect(rows.at(0)?.content).toEqual({ a: 1 })
    expect((await faultOf(found())).message).toContain('has more than 300 fields')
  })

  test('where somebody says that its rows are', async () => {
    const text = '{"few":[{"a":1}],"many":[{"b":1},{"b":2}]}'
    expect((await (await reading(text)).header()).names).toEqual(['b'])
    expect((await (await reading(text, 'list', 'few')).header()).names).toEqual(['a'])
    expect((await faultOf(reading(text, 'list', 'none'))).message).toContain('has no list at none')
  })
})

test('files of a folder are read by what people said of their columns, and one that nobody was asked about is refused', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'a.csv'), SHEET)
  await writeFile(
    join(folder, 'b.json'),
    JSON.stringify([{ Key: 'B-1', Summary: 'Search fails', Start: 1_767_254_400, Priority: 2 }]),
  )
  await writeFile(join(folder, '.hidden.csv'), 'x')
  const memory: ColumnMemory = async () => MEANING
  const { incidents, rejections } = await collect(csv, csv.read([folder], memory))
  expect(rejections).toEqual([])
  expect(incidents).toMatchObject([
    {
      externalId: 'A-1',
      severity: 'critical',
      impacts: [{ name: 'shop' }, { name: 'cart' }],
      resolvedAt: at('2026-01-01T08:30:00Z'),
    },
    { externalId: 'A-2', severity: 'major', resolvedAt: null },
    { externalId: 'B-1', severity: 'major', startedAt: at('2026-01-01T08:00:00Z') },
  ])
  expect((await faultOf(collect(csv, csv.read([folder])))).code).toBe('wrong-header')
})

async function installed(text: string) {
  const running = await served(text)
  const own = await temporaryContext(at('2026-02-01T00:00:00Z'))
  const columns = { header: NAMES, mapping: MEANING }
  await setUpSource(own, { id: 'sheet', type: 'list', config: { url: `${running.origin}/list` }, columns })
  return { ...running, own, columns, sync: async () => (await own.engine.sync('sheet')).run }
}

describe('an address', () => {
  test('is asked for what is new only, by its ETag or by its bytes; another meaning reads it anew', async () => {
    const { page, own, columns, sync } = await installed(SHEET)
    page.headers = { etag: '"one"', 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT' }
    expect(await sync()).toMatchObject({ status: 'succeeded', fetched: 2, created: 2 })
    expect(await sync()).toMatchObject({ status: 'succeeded', fetched: 0 })
    expect(page.asked.at(-1)).toMatchObject({
      'if-none-match': '"one"',
      'if-modified-since': 'Thu, 01 Jan 2026 00:00:00 GMT',
    })
    page.headers = {}
    expect(await sync()).toMatchObject({ status: 'succeeded', fetched: 0 })
    const severities = { P1: 'minor' as const }
    await own.store.columnMappings.keep(signatureOf(NAMES), { ...columns, mapping: { ...MEANING, severities } })
    expect(await sync()).toMatchObject({ status: 'succeeded', fetched: 2, changed: 1 })
  })

  test('covers the time from its oldest incident to now, also while it is unchanged', async () => {
    const { origin } = await served(SHEET)
    const now = at('2026-02-01T00:00:00Z')
    const last = async (cursor: unknown) => {
      const pull = list.pull(
        { url: `${origin}/list` },
        cursor,
        context({ columns: async () => MEANING, now: () => now }),
      )
      let page: Page | undefined
      for await (const each of pull) page = each
      return page
    }
    const first = await last(null)
    expect(first?.coverage).toEqual({ from: at('2026-01-01T08:00:00Z'), to: now })
    const unchanged = await last(first?.cursor)
    expect(unchanged).toMatchObject({ rows: [], coverage: first?.coverage })
  })

  test('whose header has changed asks again instead of guessing, and says what is new', async () => {
    const { page, own, sync } = await installed(SHEET)
    await sync()
    const cursor = async () => JSON.stringify((await own.store.sources.find('sheet'))?.cursor)
    const before = await cursor()
    page.text = SHEET.replace('End', 'Finished')
    const run = await sync()
    expect(run).toMatchObject({ status: 'failed', fault: 'wrong-header' })
    expect(run.error).toContain('has other columns than before: "End" is gone; "Finished" is new')
    expect(await cursor()).toBe(before)
    page.text = SHEET.replace('Key,Summary', 'Summary,Key')
      .replace('A-1,Cart fails', 'Cart fails,A-1')
      .replace('A-2,Login slow', 'Login slow,A-2')
    expect(await sync()).toMatchObject({ status: 'succeeded', fetched: 2, created: 0, quarantined: 0 })
  })

  test('whose rows leave out what is empty goes on, until a field may have been renamed', async () => {
    const rows = (fields: object) =>
      JSON.stringify([
        { Key: 'A-1', Summary: 'Cart fails', Start: '2026-01-01T08:00:00Z', Priority: 'P1', System: 'cart', ...fields },
      ])
    const { page, sync } = await installed(rows({ End: '2026-01-01T09:00:00Z' }))
    expect(await sync()).toMatchObject({ status: 'succeeded', created: 1 })
    page.text = rows({})
    expect(await sync()).toMatchObject({ status: 'succeeded', changed: 1 })
    page.text = rows({ End: '2026-01-01T09:30:00Z', Comment: 'new' })
    expect(await sync()).toMatchObject({ status: 'succeeded', changed: 1 })
    page.text = rows({ Finished: '2026-01-01T10:00:00Z' })
    expect(await sync()).toMatchObject({ status: 'failed', fault: 'wrong-header' })
    page.text = '[]'
    expect(await sync()).toMatchObject({ status: 'succeeded', fetched: 0 })
    page.text = rows({ End: '2026-01-01T09:30:00Z' })
    expect(await sync()).toMatchObject({ status: 'succeeded', fetched: 1, created: 0 })
  })

  test('is followed to another host, unless it is given a token; neither to one that may not be called', async () => {
    const { page, origin } = await served(SHEET)
    page.location = `${origin.replace('127.0.0.1', 'localhost')}/other`
    const columns: ColumnMemory = async () => MEANING
    const pull = (config: object, guard?: ReturnType<typeof addressGuard>) =>
      collect(
        list,
        list.pull(
          { url: `${origin}/list`, ...config },
          null,
          context({ columns, ...(guard && { fetch: guard.fetch }) }),
        ),
      )
    expect((await pull({})).incidents).toHaveLength(2)
    expect((await faultOf(pull({ token: 'secret' }))).message).toContain('redirects to')
    expect(
      page.asked.every(({ authorization }, at) => authorization === undefined || at === page.asked.length - 1),
    ).toBe(true)
    page.location = 'http://169.254.169.254/latest/meta-data'
    const guard = addressGuard({ networks: 'all' })
    expect((await faultOf(pull({}, guard))).message).toContain('kept for cloud metadata')
  })

  test('that is too long is refused', async () => {
    const { page, origin } = await served(SHEET + '\n'.repeat(17_000_000))
    expect((await list.check({ url: `${origin}/list` }, context()))?.message).toContain('at most 16000000 are read')
    expect(page.asked).toHaveLength(1)
  })
})
