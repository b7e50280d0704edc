import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Instant, instant } from '../../model/quantity.ts'
import { resolveEnvironment } from '../../server/configuration/environment.ts'
import { type AnySource, SOURCES } from '../../server/sources/registry.ts'
import { openStore, type Store } from '../../server/store/store.ts'
import { createEngine, type Engine } from '../../server/sync/engine.ts'
import { PATIENCE, type Patience } from '../../server/sync/patience.ts'

const silent = { info: () => undefined, error: () => undefined }

interface Changes {
  readonly now?: () => Instant
  readonly sources?: readonly AnySource[]
  readonly fetch?: typeof globalThis.fetch
}

/** Runs `use` with a real store in a file and the real engine over it; both are gone afterwards. */
export async function withEngine<Result>(
  patience: Partial<Patience>,
  use: (store: Store, engine: Engine, file: string) => Promise<Result>,
  { now = () => instant(Date.now()), sources = SOURCES, fetch = globalThis.fetch }: Changes = {},
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'leverage-faults-'))
  const file = join(folder, 'leverage.db')
  const store = await openStore(file, { now })
  const engine = createEngine({
    store,
    now,
    sources,
    fetch,
    log: silent,
    publish: () => undefined,
    openConfig: (_source, config) => resolveEnvironment(config, {}),
    patience: { ...PATIENCE, ...patience },
  })
  try {
    return await use(store, engine, file)
  } finally {
    await engine.stop()
    store.close()
    await rm(folder, { recursive: true, force: true })
  }
}

export const addGithub = (store: Store, url: string) =>
  store.sources.upsert({
    id: 'issues',
    type: 'github',
    title: 'Issues',
    config: { baseUrl: url, repositories: ['acme/shop'] },
  })

export const addPage = (store: Store, id: string, url: string) =>
  store.sources.upsert({ id, type: 'statuspage', title: id, config: { url } })
