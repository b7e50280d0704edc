import type { Browser } from 'playwright-core'
import { type Figure, underLimit } from '../figure.ts'
import { ANSWER_WAIT, COLD_LOADS, FIRST_ROW_WAIT, SLOWDOWN } from '../limits.ts'
import { watchPage } from '../page-watch.ts'
import { withServer } from '../server-process.ts'
import { median } from '../timing.ts'

/** Milliseconds since the address was opened. */
interface Load {
  /** The frame with the first ranked row was painted. */
  readonly row: number
  /** A click was answered. */
  readonly answers: number
}

/**
 * From opening the address until the first ranked row is painted and until a click is answered, nothing cached: on a server
 * that just started, then on the same one, then with a page that runs several times slower. Chromium slows the page's own
 * thread, not its worker's.
 */
export function firstRowStage(browser: Browser, folder: string): Promise<Figure[]> {
  return withServer(folder, async (address) => {
    const first = await load(browser, address)
    const later: Load[] = []
    const slowed: Load[] = []
    for (let turn = 0; turn < COLD_LOADS; turn += 1) {
      later.push(await load(browser, address))
      slowed.push(await load(browser, address, SLOWDOWN))
    }
    return [
      ...figures(`server warm, median of ${COLD_LOADS}`, later),
      ...figures(`page ${SLOWDOWN} times slower, median of ${COLD_LOADS}`, slowed),
      ...figures('first request after the server started', [first]),
    ]
  })
}

function figures(circumstances: string, loads: readonly Load[]): Figure[] {
  const figure = (measured: string, milliseconds: readonly number[], limit: number) =>
    underLimit(
      {
        stage: 'first-row',
        measured: `${measured}, new context, ${circumstances}`,
        figure: median(milliseconds),
        unit: 'ms',
      },
      limit,
    )
  return [
    figure(
      'row painted',
      loads.map(({ row }) => row),
      FIRST_ROW_WAIT,
    ),
    figure(
      'click answered',
      loads.map(({ answers }) => answers),
      ANSWER_WAIT,
    ),
  ]
}

async function load(browser: Browser, address: string, slowdown = 1): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const page = await context.newPage()
    await page.addInitScript(watchPage)
    await page.addInitScript(() => window.watch.tryClicks())
    if (slowdown > 1) {
      const devtools = await context.newCDPSession(page)
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    }
    await page.goto(address)
    return await page
      .waitForFunction(
        () => {
          const { firstRow: row, answers } = window.watch
          return row !== null && answers !== null && { row, answers }
        },
        null,
        { polling: 50 },
      )
      .then(
        async (measured) => (await measured.jsonValue()) as Load,
        async (cause: unknown) => {
          const shown = await page.locator('body').innerText()
          throw new Error(`no row was ranked; is the client built (npm run build)? The page shows: ${shown}`, { cause })
        },
      )
  } finally {
    await context.close()
  }
}
