import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { DEMO_DAY } from '../support/demo-server.ts'

export interface WatchedPage extends Page {
  /** What a person would see in the console: errors, warnings, and scripts that the policy refused. */
  readonly complaints: string[]
}

/** A page in a context of its own, watched for complaints and layout shift, gone when the test is. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  })
  onTestFinished(() => context.close())
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
  await page.clock.setFixedTime(DEMO_DAY)
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

/** Sum of all layout shift that no person caused. */
export const layoutShift = (page: Page): Promise<number> =>
  page.evaluate(() =>
    (window as unknown as { layoutShifts: number[] }).layoutShifts.reduce((sum, value) => sum + value, 0),
  )

/** Fails on anything serious or critical that axe finds. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}
