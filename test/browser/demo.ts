import type { BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { openPage, type WatchedPage } from './page.ts'

export interface BrowsedDemo {
  /** Running while the tests of the file run. */
  readonly server: DemoServer
  /** A page of its own at a path of the server, as whoever has never been there finds it. */
  open(path: string, options?: BrowserContextOptions): Promise<WatchedPage>
}

/** The demo company on a server of its own, for all tests of a file. */
export function browseDemo(): BrowsedDemo {
  let server: DemoServer
  beforeAll(async () => {
    server = await startDemoServer()
  })
  afterAll(async () => {
    await server?.close()
  })
  return {
    get server() {
      return server
    },
    open: (path, options) => openPage(`${server.address}${path}`, options),
  }
}
