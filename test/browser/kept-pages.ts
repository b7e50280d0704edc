import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { launchChromium } from '../support/chromium.ts'

export interface WatchedPage extends Page {
  /** What a person would see in the console: errors, warnings, and scripts that the policy refused. */
  readonly complaints: string[]
}

/** Milliseconds that a page may take for anything where the machine is busy. */
const PATIENCE = 60_000
const VIEWPORT = { width: 1280, height: 900 }

/** One for all files of a process, which takes it along when it ends: a start costs a second of a core. */
let browser: Promise<Browser> | null = null
/** Pages of tests that are over. A load into one of them costs half of what one into a page of its own does. */
const kept: WatchedPage[] = []

/**
 * A page that knows of no visit before, in a context of its own, for one test. Without other options than these two it is
 * one that a test before has used: its cookies and what its scripts had stored are gone, and nothing it loads is cached.
 */
export async function visitorsPage(options: BrowserContextOptions): Promise<WatchedPage> {
  const { viewport = VIEWPORT, colorScheme = 'light', ...others } = options
  const isPlain = Object.keys(others).length === 0
  const page = (isPlain && kept.pop()) || (await newPage(others))
  onTestFinished(async ({ task }) => {
    const isWell = task.result?.state !== 'fail'
    if (isPlain && isWell && (await forgets(page))) kept.push(page)
    else await page.context().close()
  })
  if (viewport) await page.setViewportSize(viewport)
  await page.emulateMedia({ media: null, colorScheme, reducedMotion: 'reduce' })
  // What it complained of before was said by the document that goes now.
  page.once('framenavigated', () => page.complaints.splice(0))
  return page
}

async function newPage(options: BrowserContextOptions): Promise<WatchedPage> {
  browser ??= launchChromium()
  const context = await (await browser).newContext({ viewport: VIEWPORT, ...options })
  context.setDefaultTimeout(PATIENCE)
  const complaints: string[] = []
  const page = Object.assign(await context.newPage(), { complaints })
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.addInitScript(watchShifts)
  await withoutCache(context, page)
  return page
}

/** Every load is a first one: a font that comes late must be seen to move words, wherever it came from before. */
async function withoutCache(context: BrowserContext, page: Page): Promise<void> {
  const protocol = await context.newCDPSession(page)
  await protocol.send('Network.enable')
  await protocol.send('Network.setCacheDisabled', { cacheDisabled: true })
}

/** Whether the page can be given to somebody else, and knows nothing of whoever was there. */
async function forgets(page: Page): Promise<boolean> {
  try {
    await page.unrouteAll()
    await page.mouse.move(-1, -1)
    await page.context().clearCookies()
    await page.evaluate(() => {
      localStorage.clear()
      sessionStorage.clear()
    })
    return true
  } catch {
    // It shows no page of ours, or crashed.
    return false
  }
}

/** Runs in every document before its own scripts. */
function watchShifts(): void {
  const shifts: number[] = []
  Object.assign(window, { layoutShifts: shifts })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value)
  }).observe({ type: 'layout-shift', buffered: true })
  document.addEventListener('securitypolicyviolation', (event) => {
    // biome-ignore lint/suspicious/noConsole: the console is how the test hears of it
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)
  })
}
