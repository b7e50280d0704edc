import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { Browser } from 'playwright-core'
import { type Figure, underLimit } from '../figure.ts'
import { FIRST_SCREEN_SCRIPT } from '../limits.ts'
import { watchPage } from '../page-watch.ts'
import { withServer } from '../server-process.ts'

/** The scripts that a browser asks for on the first screen, its worker's included, as the server sends them gzipped. */
export function javascriptStage(browser: Browser, folder: string): Promise<Figure[]> {
  return withServer(folder, async (address) => {
    const scripts = await scriptsOf(browser, address)
    if (!scripts.some((script) => script.includes('worker'))) throw new Error('the worker was not among the scripts')
    let bytes = 0
    for (const script of scripts) bytes += await gzippedBytes(script)
    const measured = `gzip, ${scripts.length} scripts of the first screen, worker included`
    return [underLimit({ stage: 'javascript', measured, figure: bytes / 1_000, unit: 'kB' }, FIRST_SCREEN_SCRIPT)]
  })
}

async function scriptsOf(browser: Browser, address: string): Promise<string[]> {
  const context = await browser.newContext()
  try {
    const scripts = new Set<string>()
    context.on('response', (response) => {
      if (response.headers()['content-type']?.includes('javascript')) scripts.add(response.url())
    })
    const page = await context.newPage()
    await page.addInitScript(watchPage)
    await page.goto(address)
    // The chart beside the ranking is asked for with the first report.
    await page.evaluate(() => window.watch.answered('report', 0))
    await page.waitForLoadState('networkidle')
    return [...scripts]
  } finally {
    await context.close()
  }
}

/** Length of the body as it travels. */
async function gzippedBytes(address: string): Promise<number> {
  const [response] = (await once(get(address, { headers: { 'accept-encoding': 'gzip' } }), 'response')) as [
    IncomingMessage,
  ]
  if (response.headers['content-encoding'] !== 'gzip' && Number(response.headers['content-length']) > 2_000) {
    throw new Error(`${address} is not sent gzipped`)
  }
  let bytes = 0
  for await (const chunk of response) bytes += (chunk as Buffer).length
  return bytes
}
