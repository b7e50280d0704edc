import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '../../server/main.ts'
import { openStore } from '../../server/store/store.ts'
import type { Context } from '../../server/usecases/context.ts'
import { createContext } from '../../server/usecases/create-context.ts'
import { loadDemo } from '../../server/usecases/load-demo.ts'
import { at } from './evidence.ts'
import { quietLog } from './temporary-installation.ts'

/** The day on which the demo's files end: shown then, its figures are always the same. */
export const DEMO_DAY = at('2026-09-28T09:00:00Z')

export interface DemoServer {
  readonly address: string
  readonly context: Context
  close(): Promise<void>
}

/** The real server with the demo company, on a port of its own. `prepare` may change the store first. */
export async function startDemoServer(
  prepare: (context: Context) => Promise<void> = async () => {},
): Promise<DemoServer> {
  const folder = await mkdtemp(join(tmpdir(), 'leverage-browser-'))
  const now = () => DEMO_DAY
  const store = await openStore(join(folder, 'leverage.db'), { now })
  const context = createContext({ store, now })
  await loadDemo(context, quietLog, new AbortController().signal)
  await prepare(context)
  const server = await serve(context, quietLog, { host: '127.0.0.1', port: 0 })
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
