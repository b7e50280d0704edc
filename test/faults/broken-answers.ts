import type { ServerResponse } from 'node:http'
import { asItIs, type Connector } from './connector.ts'
import { CONNECTORS } from './connectors.ts'
import { brokenOf, type Outcome } from './outcome.ts'
import { overConnectors, type Share } from './over-connectors.ts'
import { ID, oracle, withConnector } from './with-connector.ts'

const json = { 'content-type': 'application/json' }
const BREAKS: readonly (readonly [name: string, answer: (response: ServerResponse) => void])[] = Object.entries({
  'truncated JSON': (response: ServerResponse) => response.writeHead(200, json).end('[{"id":1,"incidents":[{"na'),
  'a cut socket': (response: ServerResponse) => {
    response.writeHead(200, { ...json, 'content-length': '900' })
    response.write('[{"id":')
    response.socket?.destroy()
  },
  'HTML with 200': (response: ServerResponse) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>'),
  'an empty body': (response: ServerResponse) => response.writeHead(200, json).end(),
  'the wrong type': (response: ServerResponse) => response.writeHead(200, json).end('{"message":"ok"}'),
})

/**
 * Answers that are none, in place of every page of every connector: once at that page, then in place of every answer, then no
 * more; what is kept in the end has to be what an upstream that was always well leads to. `kinds` of them at each page, in
 * turn; there are five.
 */
export async function brokenAnswers({ kinds }: { kinds: number }): Promise<Outcome> {
  return {
    row: 8,
    fault: `${kinds} kinds of answers that are none, at every page of ${CONNECTORS.length} connectors`,
    ...(await overConnectors((connector) => brokenConnector(connector, kinds))),
  }
}

async function brokenConnector(connector: Connector, kinds: number): Promise<Share> {
  const { hash, requests } = await oracle(connector, asItIs(connector.count))
  const failed = new Set<string>()
  for (let page = 1; page <= requests; page += 1) {
    for (let kind = 0; kind < kinds; kind += 1) {
      const [name, broken] = BREAKS[(page + kind) % BREAKS.length] ?? []
      for (const sentence of broken ? await brokenAt(connector, page, broken, hash) : []) {
        failed.add(`${sentence}, with ${name} at page ${page}`)
      }
    }
  }
  return {
    seen: { pages: requests, cases: requests * kinds },
    holds: { 'it has pages': requests > 0, ...Object.fromEntries([...failed].map((sentence) => [sentence, false])) },
  }
}

/** What does not hold of one such answer. */
const brokenAt = (
  connector: Connector,
  page: number,
  broken: (response: ServerResponse) => void,
  expected: string,
): Promise<string[]> =>
  withConnector(connector, asItIs(connector.count), async ({ sync, cursor, hash, upstream }) => {
    let from = page
    let path = ''
    upstream.instead = (request, response, count) => {
      if (count < from) return false
      path = request.url?.replace(/\?.*$/, '') ?? ''
      broken(response)
      return true
    }
    const run = await sync()
    const asked = path
    const before = { cursor: await cursor(), hash: hash() }
    from = 0
    await sync()
    const after = { cursor: await cursor(), hash: hash() }
    from = Number.POSITIVE_INFINITY
    const healed = await sync()
    return brokenOf({
      'the run fails': run.status === 'failed',
      'the error names source and page': Boolean(run.error?.includes(ID) && run.error.includes(asked)),
      'the cursor does not move': after.cursor === before.cursor,
      'nothing is deleted': after.hash === before.hash,
      'the next sync makes it whole': healed.status === 'succeeded' && hash() === expected,
    })
  })
