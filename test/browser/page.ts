import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import type { Instant } from '../../model/quantity.ts'
import { DEMO_DAY } from '../support/demo-server.ts'

/** Widths at which every screen has to be usable: a laptop's and a telephone's. */
export const WIDTHS = [1280, 390] as const

export interface WatchedPage extends Page {
  /** What a person would see in the console: errors, warnings, and scripts that the policy refused. */
  readonly complaints: string[]
}

/** Milliseconds that a page may take for anything where the machine is busy. */
const PATIENCE = 60_000

/** A page in a context of its own whose clock stands at `now`, watched for complaints and layout shift, gone when the test is. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
  now: Instant = DEMO_DAY,
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  })
  onTestFinished(() => context.close())
  context.setDefaultTimeout(PATIENCE)
  const complaints: string[] = []
  const page = Object.assign(await context.newPage(), { complaints })
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { layoutShifts: shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value)
    }).observe({ type: 'layout-shift', buffered: true })
    document.addEventListener('securitypolicyviolation', (event) => {
      // biome-ignore lint/suspicious/noConsole: the console is how the test hears of it
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  await page.clock.setFixedTime(now)
  await page.goto(address)
  return page
}

/** Project titles from top to bottom. */
export async function shownProjects(page: Page): Promise<string[]> {
  const links = await page.locator('[data-row-link]').all()
  const placed = await Promise.all(
    links.map(async (link) => ({ title: (await link.textContent()) ?? '', top: (await link.boundingBox())?.y ?? 0 })),
  )
  return placed.sort((one, other) => one.top - other.top).map(({ title }) => title)
}

/** Waits until the intervals are there, after which nothing moves by itself. */
export const settled = (page: Page) => page.getByText('4,096 draws').first().waitFor()

/** Milliseconds without a change after which a page counts as drawn. */
const QUIET = 500

/** Waits until fonts are there and nothing is drawn anew. Its open event stream keeps the network from ever being idle. */
export const drawn = (page: Page): Promise<void> =>
  page.evaluate(async (quiet) => {
    await document.fonts.ready
    await new Promise<void>((resolve) => {
      const changes = new MutationObserver(() => {
        clearTimeout(timer)
        timer = setTimeout(end, quiet)
      })
      const end = () => {
        changes.disconnect()
        resolve()
      }
      let timer = setTimeout(end, quiet)
      changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    })
  }, QUIET)

/** Sum of all layout shift that no person caused. */
export const layoutShift = (page: Page): Promise<number> =>
  page.evaluate(() =>
    (window as unknown as { layoutShifts: number[] }).layoutShifts.reduce((sum, value) => sum + value, 0),
  )

/**
 * In both themes: nothing serious for axe, nothing over the edge of the window, no complaint. The open page changes its
 * theme, which changes its colours and nothing else that axe looks at.
 */
export async function expectUsable(page: WatchedPage): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page, ['color-contrast'])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBeLessThanOrEqual(0)
  expect(page.complaints).toEqual([])
}

/** Fails on anything serious or critical that axe finds, by all of its rules or those given. */
export async function expectAccessible(page: Page, rules: readonly string[] = []): Promise<void> {
  // Legacy mode leaves out other sites' frames, of which there are none, and takes a quarter of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  if (rules.length > 0) axe.withRules([...rules])
  const { violations } = await axe.analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}
