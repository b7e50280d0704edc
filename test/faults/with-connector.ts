import type { IncomingMessage, ServerResponse } from 'node:http'
import { instant } from '../../model/quantity.ts'
import type { Store } from '../../server/store/store.ts'
import type { Engine } from '../../server/sync/engine.ts'
import type { Patience } from '../../server/sync/patience.ts'
import { type Connector, NOON, type World } from './connector.ts'
import { evidenceHash, meaningHash } from './evidence-hash.ts'
import { withEngine } from './installation.ts'
import { startUpstream } from './upstream.ts'

export const ID = 'source-under-test'

/** What a test may change between syncs. */
export interface Manners {
  world: World
  clock: () => number
  /** Answers a request in the vendor's place; false where it does not. `count` is 1 for the first. */
  instead: (request: IncomingMessage, response: ServerResponse, count: number) => boolean
  requests: number
}

export interface Installed {
  readonly store: Store
  readonly upstream: Manners
  readonly sockets: () => number
  readonly replay: Engine['replay']
  readonly sync: () => Promise<Awaited<ReturnType<Engine['sync']>>['run']>
  readonly hash: () => string
  readonly meaning: () => string
  readonly cursor: () => Promise<string>
}

/** A connector set up in a real store, over an upstream whose world and manners a test may change between syncs. */
export async function withConnector<Result>(
  connector: Connector,
  world: World,
  use: (installed: Installed) => Promise<Result>,
  patience: Partial<Patience> = {},
  fetch = globalThis.fetch,
): Promise<Result> {
  const upstream: Manners = { world, requests: 0, clock: () => NOON, instead: () => false }
  const { url, sockets, close } = await startUpstream((request, response) => {
    upstream.requests += 1
    if (upstream.instead(request, response, upstream.requests)) return void request.resume()
    connector.answer(request, response, upstream.world)
  })
  try {
    return await withEngine(
      { second: 1, ...patience },
      async (store, engine, file) => {
        const { type, config } = connector
        await store.sources.upsert({ id: ID, type, title: type, config: config(url) })
        return use({
          store,
          upstream,
          sockets,
          replay: engine.replay,
          sync: async () => (await engine.sync(ID)).run,
          hash: () => evidenceHash(file),
          meaning: () => meaningHash(file),
          cursor: async () => JSON.stringify((await store.sources.find(ID))?.cursor),
        })
      },
      { now: () => instant(upstream.clock()), fetch },
    )
  } finally {
    await close()
  }
}

/** What a first sync of a world that is always well leads to, in a store of its own. */
export const oracle = (connector: Connector, world: World, clock = (): number => NOON) =>
  withConnector(connector, world, async ({ sync, hash, meaning, cursor, upstream }) => {
    upstream.clock = clock
    const { status, error, created, quarantined } = await sync()
    if (status !== 'succeeded') throw new Error(`${connector.type} cannot be synced at all: ${error}`)
    return {
      hash: hash(),
      meaning: meaning(),
      cursor: await cursor(),
      requests: upstream.requests,
      created,
      quarantined,
    }
  })
