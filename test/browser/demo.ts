import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { openPage, type WatchedPage } from './page.ts'

export interface BrowsedDemo {
  /** Running while the tests of the file run. */
  readonly server: DemoServer
  /** A page of its own at a path of the server. */
  open(path: string, options?: BrowserContextOptions): Promise<WatchedPage>
}

/** The demo company on a server of its own and a Chromium to look at it, for all tests of a file. */
export function browseDemo(): BrowsedDemo {
  let server: DemoServer
  let browser: Browser
  beforeAll(async () => {
    server = await startDemoServer()
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })
  return {
    get server() {
      return server
    },
    open: (path, options) => openPage(browser, `${server.address}${path}`, options),
  }
}
