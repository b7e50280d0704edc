import { createServer, type ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { MILLISECONDS_PER_DAY } from '../../../model/quantity.ts'
import { configFields } from '../../../server/configuration/config-fields.ts'
import { schemaFaults } from '../../../server/configuration/schema-faults.ts'
import { type AnySource, findSource, SOURCES } from '../../../server/sources/registry.ts'
import { asItIs, type Connector, NOON, type World } from '../../faults/connector.ts'
import { CONNECTORS } from '../../faults/connectors.ts'
import { sendJson, startUpstream } from '../../faults/upstream.ts'
import { ID, oracle, withConnector } from '../../faults/with-connector.ts'
import { collect, context, faultOf, type Reading, temporaryFile } from './reading.ts'

const MANY = 150
const anHourLater = (): number => NOON + 3_600_000

const changed = (
  count: number,
  change: (row: Record<string, unknown>) => Readonly<Record<string, unknown>>,
  isChanged: (number: number) => boolean,
): World => ({ count, change: (row, number) => (isChanged(number) ? change({ ...row }) : row) })

/** A response whose JSON has a field more in each of its objects. */
function withMore(response: ServerResponse): ServerResponse {
  const end = response.end.bind(response)
  response.end = (text?: unknown) =>
    typeof text === 'string' ? end(JSON.stringify(JSON.parse(text), (_key, value: unknown) => more(value))) : end()
  return response
}
const more = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, added: 'later' } : value

const measured = ({ pages }: Reading, end: number) =>
  pages
    .flatMap(({ readings }) => readings ?? [])
    .flatMap(({ externalId, buckets }) =>
      buckets.filter(({ start }) => start < end).map((bucket) => ({ externalId, ...bucket })),
    )
    .sort((one, other) => one.externalId.localeCompare(other.externalId) || one.start - other.start)

const sourceOf = (type: string): AnySource => {
  const source = findSource(type)
  if (!source) throw new Error(`there is no source ${type}`)
  return source
}

test('every source that calls somebody is in the list', () => {
  const fed = ['csv', 'openslo', 'sloth', 'alertmanager', 'json']
  expect(SOURCES.map(({ type }) => type).filter((type) => !fed.includes(type))).toEqual(
    CONNECTORS.map(({ type }) => type),
  )
})

describe.each(CONNECTORS)('$type', (connector) => {
  const source = sourceOf(connector.type)
  const { configSchema } = source
  const called = (url: string) => configSchema.parse(connector.config(url))
  const first = asItIs(connector.count)
  const edited = connector.rows?.edited ?? ((row) => row)
  const later = changed(connector.count + 1, edited, (number) => number === 2)

  test('says what is wrong with a configuration, by its field, and hides what is secret', () => {
    const good = connector.config('https://source.example.com')
    expect(schemaFaults(configSchema, good)).toEqual([])
    expect(schemaFaults(configSchema, { ...good, surprise: 1 }).map(({ message }) => message)).toEqual([
      expect.stringContaining('surprise'),
    ])
    for (const field of Object.keys(good)) {
      const faults = schemaFaults(configSchema, { ...good, [field]: { not: 'this' } })
      expect(faults.map(({ path }) => path[0])).toContain(field)
    }
    const secrets = configFields(configSchema).filter(({ path }) => /token|key|secret|password|previous/i.test(path))
    expect(secrets.filter(({ kind }) => kind !== 'secret')).toEqual([])
  })

  test('is tried with one call, and says what a person can act on when it is refused, wrong or away', async () => {
    let status = 200
    const server = createServer((request, response) => {
      if (status === 200) return connector.answer(request, response)
      request.resume()
      sendJson(response, { message: 'no' }, status)
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const address = server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    const check = () => source.check(called(url), context({ sourceId: ID }))
    expect(await check()).toBeNull()
    for (const [answered, code] of [
      [401, 'refused'],
      [404, 'not-found'],
      [429, 'rate-limited'],
      [500, 'unexpected-answer'],
    ] as const) {
      status = answered
      const fault = await check()
      expect([fault?.code, fault?.message]).toEqual([code, expect.stringContaining(`"${ID}"`)])
      expect(fault?.advice).not.toBe('')
    }
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
    expect(await check()).toMatchObject({ code: 'unreachable', message: expect.stringContaining(`"${ID}"`) })
  })

  test('first sync, then nothing new, then what is new and what was edited', async () => {
    const expected = { first: await oracle(connector, first), later: await oracle(connector, later, anHourLater) }
    await withConnector(connector, first, async ({ sync, hash, meaning, upstream }) => {
      expect(await sync()).toMatchObject({ status: 'succeeded', created: expected.first.created })
      expect(hash()).toBe(expected.first.hash)
      expect(await sync()).toMatchObject({ status: 'succeeded', created: 0, changed: 0, withdrawn: 0 })
      expect(hash()).toBe(expected.first.hash)
      upstream.world = later
      upstream.clock = anHourLater
      expect(await sync()).toMatchObject({
        status: 'succeeded',
        created: expected.later.created - expected.first.created,
      })
      expect(meaning()).toBe(expected.later.meaning)
    })
  })

  test('a backfill that breaks off goes on where it stopped, asking again for no more than a page', async () => {
    const { hash: expected, requests } = await oracle(connector, first)
    for (let broken = 1; broken <= requests; broken += Math.ceil(requests / 4)) {
      await withConnector(connector, first, async ({ sync, hash, upstream }) => {
        upstream.instead = (_request, response, count) => {
          if (count !== broken) return false
          response.writeHead(200).end('{"cut":')
          return true
        }
        expect(await sync()).toMatchObject({ status: 'failed' })
        expect(await sync()).toMatchObject({ status: 'succeeded' })
        expect(hash()).toBe(expected)
        // Beside that page, what leads to it: a list of what there is, or of what is open.
        expect(upstream.requests).toBeLessThanOrEqual(requests + 4)
      })
    }
  })

  const { rows, recorded } = connector
  if (rows !== null) {
    const { broken } = rows

    test('rows that are damaged wait in quarantine with a reason and can be replayed; the rest is loaded', async () => {
      const world = changed(MANY, broken, (number) => number % 50 === 3)
      await withConnector(connector, world, async ({ sync, store, upstream, meaning }) => {
        expect(await sync()).toMatchObject({ status: 'succeeded', quarantined: 3 })
        expect((await store.sources.find(ID))?.rows).toBe(MANY - 3)
        const aside = await store.quarantine.list({ source: ID })
        expect(aside.map(({ reason }) => reason)).toEqual(aside.map(() => expect.stringContaining(' is missing')))
        upstream.world = changed(MANY, edited, (number) => number % 50 === 3)
        await sync()
        expect(await store.quarantine.count()).toBe(0)
        expect(meaning()).toBe((await oracle(connector, upstream.world)).meaning)
      })
    })

    test('rows of another form halt the source, which goes on from there once they are right', async () => {
      const strange = changed(MANY, broken, () => true)
      await withConnector(connector, strange, async ({ sync, meaning, cursor, upstream }) => {
        expect(await sync()).toMatchObject({ status: 'failed', fault: 'too-many-bad-rows', created: 0 })
        expect(await cursor()).toBe('null')
        upstream.world = asItIs(MANY)
        expect(await sync()).toMatchObject({ status: 'succeeded' })
        expect(meaning()).toBe((await oracle(connector, upstream.world)).meaning)
      })
    })
  }

  test('answers with fields that nobody knows, at any depth, mean the same', async () => {
    const { meaning: expected } = await oracle(connector, first)
    const drifted: Connector = {
      ...connector,
      answer: (request, response, world) => connector.answer(request, withMore(response), world),
    }
    expect((await oracle(drifted, first)).meaning).toBe(expected)
  })

  test('recordings are read as the answers of its vendor are', async () => {
    if (recorded === null) {
      const { code } = await faultOf((async () => collect(source, source.read(['none.json'])))())
      expect(['unknown-format', 'unreadable-file']).toContain(code)
      return
    }
    const all: Record<string, unknown>[] = []
    const server = await startUpstream((request, response) =>
      connector.answer(request, response, {
        count: connector.count,
        change: (row, number) => {
          all[number - 1] = row
          return row
        },
      }),
    )
    const live = await collect(source, source.pull(called(server.url), null, context({ now: () => NOON })))
    await server.close()
    const { name, text } = recorded(all)
    const read = await collect(source, source.read([await temporaryFile(name, text)]))
    const values = ({ records }: typeof read) =>
      Object.fromEntries(records.map(({ externalId, value }) => [externalId, value]))
    expect(Object.keys(values(read))).toHaveLength(connector.count)
    expect(read.rejections).toEqual([])
    // The same incident told twice has more components than once.
    if (connector.type !== 'google-cloud') expect(values(read)).toEqual(values(live))
    // A recording says nothing of what came after its last word, and a pull of what has not come.
    const whole = Math.floor(NOON / MILLISECONDS_PER_DAY) * MILLISECONDS_PER_DAY
    expect(measured(read, whole)).toEqual(measured(live, whole))
    expect((await faultOf(collect(source, source.read([await temporaryFile(name, '{"no":"rows"}')])))).code).toBe(
      'unknown-format',
    )
  })
})
