import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ALONE } from '../../server/access/access-config.ts'
import { openStore } from '../../server/store/store.ts'
import type { Context } from '../../server/usecases/context.ts'
import { createContext } from '../../server/usecases/create-context.ts'
import { loadDemo } from '../../server/usecases/load-demo.ts'
import { at } from './evidence.ts'
import { freePort } from './free-port.ts'
import { serveHere } from './serve-here.ts'
import { quietLog } from './temporary-installation.ts'

/** The day on which the demo's files end: shown then, its figures are always the same. */
export const DEMO_DAY = at('2026-09-28T09:00:00Z')
const now = () => DEMO_DAY

export interface DemoServer {
  readonly address: string
  readonly context: Context
  close(): Promise<void>
}

/** The real server with the demo company, on a port of its own. `prepare` may change the store first; "shared" where other machines reach it too. */
export async function startDemoServer(
  prepare: (context: Context) => Promise<void> = async () => {},
  reach: 'alone' | 'shared' = 'alone',
): Promise<DemoServer> {
  demo ??= loadedDemo()
  const database = await demo
  const folder = await mkdtemp(join(tmpdir(), 'leverage-browser-'))
  const file = join(folder, 'leverage.db')
  await writeFile(file, database)
  const store = await openStore(file, { now })
  // The address that people type is the only one that such a server answers under.
  const port = reach === 'shared' ? await freePort() : 0
  const access = port === 0 ? ALONE : { ...ALONE, address: new URL(`http://127.0.0.1:${port}`) }
  const context = createContext({ store, now, access })
  await prepare(context)
  const server = await serveHere(context, { port })
  return {
    address: server.address,
    context,
    async close() {
      await server.close()
      store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The file of a database with the demo company: read in once a process, since that takes a second each time. */
let demo: Promise<Buffer> | null = null

async function loadedDemo(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'leverage-demo-'))
  try {
    const file = join(folder, 'leverage.db')
    const store = await openStore(file, { now })
    await loadDemo(createContext({ store, now }), quietLog, new AbortController().signal)
    store.close()
    return await readFile(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
