import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type { Browser, BrowserContext, Request } from 'playwright-core'
import { startDemoServer } from '../../support/demo-server.ts'
import { type Figure, underLimit } from '../figure.ts'
import { FIRST_SCREEN_SCRIPT } from '../limits.ts'

/** Every screen by its address, opened first: whichever it is, it has to come within the limit. */
const SCREENS = [
  '/ranking',
  '/ranking/compare?one=demo-canary&other=demo-load-shedding',
  '/projects/demo-canary',
  '/projects/new',
  '/plan',
  '/plan/business',
  '/review',
  '/requests',
  '/areas',
  '/evidence',
  '/sources',
  '/track',
  '/settings',
]
/** Milliseconds without a request after which a page has all that it asks for. */
const QUIET = 1_000
/** Milliseconds after which a screen that still asks for something is a fault. */
const PATIENCE = 60_000

/**
 * The scripts that a browser asks for when each screen is opened first, its worker's included, as the server sends them gzipped.
 * The demo company has something for every screen and is soon computed; what is sent does not depend on the company.
 */
export async function javascriptStage(browser: Browser): Promise<Figure[]> {
  const server = await startDemoServer()
  try {
    const sizes = new Map<string, number>()
    const figures: Figure[] = []
    for (const screen of SCREENS) {
      const scripts = await scriptsOf(browser, `${server.address}${screen}`)
      if (screen === '/ranking' && !scripts.some((script) => script.includes('worker'))) {
        throw new Error('the worker was not among the scripts')
      }
      let bytes = 0
      for (const script of scripts) {
        const size = sizes.get(script) ?? (await gzippedBytes(script))
        sizes.set(script, size)
        bytes += size
      }
      const measured = `gzip, ${scripts.length} scripts of ${screen.replace(/\?.*/, '')}`
      figures.push(
        underLimit({ stage: 'javascript', measured, figure: bytes / 1_000, unit: 'kB' }, FIRST_SCREEN_SCRIPT),
      )
    }
    return figures
  } finally {
    await server.close()
  }
}

async function scriptsOf(browser: Browser, address: string): Promise<string[]> {
  const context = await browser.newContext()
  try {
    const scripts = new Set<string>()
    context.on('response', (response) => {
      if (response.headers()['content-type']?.includes('javascript')) scripts.add(response.url())
    })
    const page = await context.newPage()
    const rested = requestsRest(context)
    await page.goto(address)
    await page.getByRole('heading', { level: 1 }).filter({ hasText: /\S/ }).waitFor({ timeout: PATIENCE })
    await rested()
    return [...scripts]
  } finally {
    await context.close()
  }
}

/** How to wait until nothing is asked for any more. The stream of events, which never ends, does not count. */
function requestsRest(context: BrowserContext): () => Promise<void> {
  const open = new Set<Request>()
  let last = performance.now()
  const end = (request: Request) => {
    open.delete(request)
    last = performance.now()
  }
  context.on('request', (request) => {
    if (request.resourceType() === 'eventsource') return
    open.add(request)
    last = performance.now()
  })
  context.on('requestfinished', end)
  context.on('requestfailed', end)
  return async () => {
    const began = performance.now()
    while (open.size > 0 || performance.now() - last < QUIET) {
      if (performance.now() - began > PATIENCE) {
        throw new Error(`no answer within ${PATIENCE} ms to ${[...open].map((request) => request.url()).join(', ')}`)
      }
      await setTimeout(50)
    }
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
