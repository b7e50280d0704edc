import { expect, test } from 'vitest'
import { commitPlan } from '../support/committed-plan.ts'
import { browseDemo } from './demo.ts'
import { expectUsable, layoutShift, WIDTHS } from './page.ts'

const demo = browseDemo()

test('what concerns the visitor comes in live, is opened by key, led to, and marked as seen', async () => {
  const page = await demo.open('/requests')
  await page.getByRole('heading', { level: 1 }).waitFor()
  const bell = page.getByRole('button', { name: /^Notifications, / })
  await expect.poll(() => bell.getAttribute('aria-label')).toMatch(/none new|\d+ new/)
  const before = Number((await bell.getAttribute('aria-label'))?.match(/\d+/)?.[0] ?? 0)
  await commitPlan(demo.server.context, { mine: [], quarter: '2026Q4' }, 'nothing but upkeep')
  await page.getByRole('button', { name: `Notifications, ${before + 1} new` }).waitFor()

  await page.keyboard.press('g')
  await page.keyboard.press('n')
  const drawer = page.getByLabel('Notifications', { exact: true })
  expect(await layoutShift(page)).toBeLessThan(0.05)
  await drawer.getByRole('link', { name: '“The quarter” is committed for Q4 2026' }).waitFor()
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    await drawer.getByRole('button', { name: 'Mark all as seen' }).waitFor()
    await expectUsable(page)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  await drawer.getByRole('button', { name: 'Mark all as seen' }).click()
  await drawer.getByRole('heading', { name: 'You have seen everything' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Notifications, none new' }).click()
  await drawer.getByRole('link', { name: /is committed for Q4 2026$/ }).click()
  await page.getByRole('heading', { level: 1, name: /^The quarter: no projects|^The quarter: 0 projects/ }).waitFor()
  expect(await drawer.count()).toBe(0)
  expect(page.complaints).toEqual([])
})
