import type { Browser } from 'playwright-core'
import { type Figure, underLimit } from '../figure.ts'
import { COLD_LOADS, FIRST_ROW_WAIT, SLOWDOWN } from '../limits.ts'
import { watchPage } from '../page-watch.ts'
import { withServer } from '../server-process.ts'
import { median } from '../timing.ts'

/**
 * From opening the address to the first ranked row, nothing cached: on a server that just started, then on the same one, then
 * with a page that runs several times slower. Chromium slows the page's own thread, not its worker's.
 */
export function firstRowStage(browser: Browser, folder: string): Promise<Figure[]> {
  return withServer(folder, async (address) => {
    const first = await load(browser, address)
    const later: number[] = []
    const slowed: number[] = []
    for (let turn = 0; turn < COLD_LOADS; turn += 1) {
      later.push(await load(browser, address))
      slowed.push(await load(browser, address, SLOWDOWN))
    }
    const figure = (measured: string, milliseconds: number) =>
      underLimit({ stage: 'first-row', measured, figure: milliseconds, unit: 'ms' }, FIRST_ROW_WAIT)
    return [
      figure(`new browser context, server warm, median of ${COLD_LOADS}`, median(later)),
      figure(`the same, page ${SLOWDOWN} times slower, median of ${COLD_LOADS}`, median(slowed)),
      figure('new browser context, first request after the server started', first),
    ]
  })
}

async function load(browser: Browser, address: string, slowdown = 1): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const page = await context.newPage()
    await page.addInitScript(watchPage)
    if (slowdown > 1) {
      const devtools = await context.newCDPSession(page)
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    }
    await page.goto(address)
    return await page
      .waitForFunction(() => window.watch.firstRow, null, { polling: 50 })
      .then(
        async (firstRow) => (await firstRow.jsonValue()) as number,
        async (cause: unknown) => {
          const shown = await page.locator('body').innerText()
          throw new Error(`no row was ranked; is the client built (npm run build)? The page shows: ${shown}`, { cause })
        },
      )
  } finally {
    await context.close()
  }
}
