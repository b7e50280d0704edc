import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { browseDemo } from './demo.ts'

const demo = browseDemo()

const TOKENS = [...readFileSync('client/tokens.css', 'utf8').matchAll(/^ {2}(--[\w-]+):\s*(?:light-dark|#)/gm)].map(
  ([, name]) => name as string,
)

/** What each colour of the product is painted as. */
const painted = (page: Page): Promise<readonly string[]> =>
  page.evaluate(
    (names) =>
      names.map((name) => {
        const probe = document.body.appendChild(document.createElement('i'))
        probe.style.color = `var(${name})`
        const { color } = getComputedStyle(probe)
        probe.remove()
        return color
      }),
    TOKENS,
  )

test('a chosen theme paints what the system would, and paper is light', { timeout: 120_000 }, async () => {
  const page = await demo.open('/sources', { colorScheme: 'light' })
  expect(TOKENS.length).toBeGreaterThan(20)
  const light = await painted(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await painted(page)
  expect(dark).not.toEqual(light)

  const choose = (theme: string) =>
    page.evaluate((chosen) => document.documentElement.setAttribute('data-theme', chosen), theme)
  await choose('light')
  expect(await painted(page)).toEqual(light)
  await page.emulateMedia({ colorScheme: 'light' })
  await choose('dark')
  expect(await painted(page)).toEqual(dark)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  expect(await painted(page)).toEqual(light)
})
