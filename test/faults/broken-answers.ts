import type { ServerResponse } from 'node:http'
import { type Connector, NOON } from './connector.ts'
import { CONNECTORS } from './connectors.ts'
import { evidenceHash } from './evidence-hash.ts'
import { withEngine } from './installation.ts'
import { brokenOf, type Outcome } from './outcome.ts'
import { startUpstream } from './upstream.ts'

const json = { 'content-type': 'application/json' }
const BREAKS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'truncated JSON': (response) => response.writeHead(200, json).end('[{"id":1,"incidents":[{"na'),
  'a cut socket': (response) => {
    response.writeHead(200, { ...json, 'content-length': '900' })
    response.write('[{"id":')
    response.socket?.destroy()
  },
  'HTML with 200': (response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>'),
  'an empty body': (response) => response.writeHead(200, json).end(),
  'the wrong type': (response) => response.writeHead(200, json).end('{"message":"ok"}'),
}
const SOURCE = 'source-under-test'

interface Seen {
  cases: number
  readonly failures: Record<string, string[]>
}

/**
 * Every kind of answer that is none, in place of every page of every connector: once at that page, then in place of every
 * answer, then no more; what is kept in the end has to be what an upstream that was always well leads to.
 */
export async function brokenAnswers(): Promise<Outcome> {
  const seen: Seen = { cases: 0, failures: {} }
  for (const connector of CONNECTORS) {
    const { hash, requests } = await wellSynced(connector)
    for (let page = 1; page <= requests; page += 1) {
      for (const [name, broken] of Object.entries(BREAKS)) {
        await brokenAt(connector, page, broken, hash, (sentence) => {
          seen.failures[sentence] = [...(seen.failures[sentence] ?? []), `${connector.type} page ${page} ${name}`]
        })
        seen.cases += 1
      }
    }
  }
  return {
    row: 8,
    fault: `answers that are none, at every page of ${CONNECTORS.length} connectors`,
    seen: { cases: seen.cases, connectors: CONNECTORS.map(({ type }) => type).join(' ') },
    broken: [
      ...brokenOf({ 'every connector has pages': seen.cases >= 5 * CONNECTORS.length }),
      ...Object.entries(seen.failures).map(([sentence, cases]) => `${sentence} (${cases.slice(0, 3).join(', ')})`),
    ],
  }
}

async function wellSynced(connector: Connector): Promise<{ hash: string; requests: number }> {
  let requests = 0
  const upstream = await startUpstream((request, response) => {
    requests += 1
    connector.answer(request, response)
  })
  try {
    return await withSource(connector, upstream.url, async (sync, _cursor, hash) => {
      const { run } = await sync()
      if (run.status !== 'succeeded') throw new Error(`${connector.type} cannot be synced at all: ${run.error}`)
      return { hash: hash(), requests }
    })
  } finally {
    await upstream.close()
  }
}

async function brokenAt(
  connector: Connector,
  page: number,
  broken: (response: ServerResponse) => void,
  expected: string,
  fail: (sentence: string) => void,
): Promise<void> {
  let requests = 0
  let from = page
  let path = ''
  const upstream = await startUpstream((request, response) => {
    requests += 1
    if (requests < from) return connector.answer(request, response)
    path = request.url?.replace(/\?.*$/, '') ?? ''
    request.resume()
    broken(response)
  })
  try {
    await withSource(connector, upstream.url, async (sync, cursor, hash) => {
      const { run } = await sync()
      if (run.status !== 'failed') fail('the run fails')
      if (!run.error?.includes(SOURCE) || !run.error.includes(path)) fail('the error names source and page')
      const before = { cursor: await cursor(), hash: hash() }
      from = 0
      await sync()
      if ((await cursor()) !== before.cursor) fail('the cursor does not move')
      if (hash() !== before.hash) fail('nothing is deleted')
      from = Number.POSITIVE_INFINITY
      const healed = await sync()
      if (healed.run.status !== 'succeeded' || hash() !== expected) fail('the next sync makes it whole')
    })
  } finally {
    await upstream.close()
  }
}

type Sync = () => ReturnType<Parameters<Parameters<typeof withEngine>[1]>[1]['sync']>

const withSource = <Result>(
  { type, config }: Connector,
  url: string,
  use: (sync: Sync, cursor: () => Promise<string>, hash: () => string) => Promise<Result>,
): Promise<Result> =>
  withEngine(
    { second: 1 },
    async (store, engine, file) => {
      await store.sources.upsert({ id: SOURCE, type, title: type, config: config(url) })
      const cursor = async () => JSON.stringify((await store.sources.find(SOURCE))?.cursor)
      return use(
        () => engine.sync(SOURCE),
        cursor,
        () => evidenceHash(file),
      )
    },
    { now: () => NOON },
  )
