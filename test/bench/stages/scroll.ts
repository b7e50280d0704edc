import type { Browser } from 'playwright-core'
import { type Figure, underLimit } from '../figure.ts'
import { SCROLL_FRAME, SCROLLED_ROWS, WHEEL } from '../limits.ts'
import { watchPage } from '../page-watch.ts'
import { withServer } from '../server-process.ts'
import { percentile } from '../timing.ts'

/** Time between frames while a wheel turns through the incidents, down and up again; later rows are fetched on the way. */
export function scrollStage(browser: Browser, folder: string): Promise<Figure[]> {
  return withServer(folder, async (address) => {
    const frames = await scroll(browser, `${address}/evidence`)
    const figure = (measured: string, milliseconds: number) =>
      underLimit({ stage: 'scroll', measured, figure: milliseconds, unit: 'ms' }, SCROLL_FRAME)
    return [
      figure(`frame while scrolling ${SCROLLED_ROWS} rows and back, p95 of ${frames.length}`, percentile(frames, 0.95)),
      figure(`longest frame while scrolling ${SCROLLED_ROWS} rows and back`, Math.max(...frames)),
    ]
  })
}

async function scroll(browser: Browser, address: string): Promise<readonly number[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const page = await context.newPage()
    await page.addInitScript(watchPage)
    await page.goto(address)
    const row = page.locator('tbody tr').first()
    await row.waitFor()
    const height = (await row.boundingBox())?.height ?? 0
    const notches = Math.ceil((SCROLLED_ROWS * height) / WHEEL)
    await page.mouse.move(900, 600)
    await page.evaluate(() => window.watch.watchFrames())
    for (const direction of [1, -1]) {
      for (let notch = 0; notch < notches; notch += 1) await page.mouse.wheel(0, direction * WHEEL)
      const reached = await page.evaluate(() => window.scrollY)
      if (direction === 1 && reached < (notches - 1) * WHEEL * 0.9) throw new Error(`scrolled to ${reached} px only`)
    }
    return await page.evaluate(() => window.watch.frames)
  } finally {
    await context.close()
  }
}
