import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Instant } from '../../model/quantity.ts'
import { DEMO_DAY } from '../support/demo-server.ts'
import { graveViolations } from './axe.ts'
import { visitorsPage, type WatchedPage } from './kept-pages.ts'

export type { WatchedPage } from './kept-pages.ts'

/** Widths at which every screen has to be usable: a laptop's and a telephone's. */
export const WIDTHS = [1280, 390] as const

/**
 * A page at an address, whose clock stands at `now`, watched for complaints and layout shift, for one test: as it is for
 * whoever comes for the first time.
 */
export async function openPage(
  address: string,
  options: BrowserContextOptions = {},
  now: Instant = DEMO_DAY,
): Promise<WatchedPage> {
  const page = await visitorsPage(options)
  await page.clock.setFixedTime(now)
  // From the same address with another # nothing would be loaded.
  if (address.includes('#')) await page.goto('about:blank')
  await page.goto(address)
  if (options.javaScriptEnabled !== false) await takenOver(page)
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

/** Waits until the program has taken the place of what the server rendered. */
export const takenOver = (page: Page) => page.locator('[data-rendered]').first().waitFor({ state: 'detached' })

/** Waits until the intervals are there, after which nothing moves by itself. */
export async function settled(page: Page): Promise<void> {
  await takenOver(page)
  await page.getByText('4,096 draws').first().waitFor()
}

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
  expect(await graveViolations(page, rules)).toEqual([])
}
