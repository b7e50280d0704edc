import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { DEMO_DAY, type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { expectAccessible, layoutShift, openPage } from './page.ts'

let server: DemoServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startDemoServer(), launchChromium()])
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const open = (path: string, theme: 'light' | 'dark' = 'light') =>
  openPage(browser, `${server.address}${path}`, { viewport: { width: 1280, height: 900 }, colorScheme: theme })

test('what moved and why stands beside the ranking, with the same places as its rows', {
  timeout: 60_000,
}, async () => {
  const page = await open('/ranking')
  const panel = page.getByRole('region', { name: 'What changed' })
  await panel.getByText('One project crossed the cut since 21 Sep').waitFor({ timeout: 40_000 })
  await panel.getByText('Money Movement raised the effort from 7.2 to 10.8 weeks; now below the cut').waitFor()
  const row = page.getByRole('row').filter({ hasText: 'Shard the ledger write path' })
  expect(await row.getByTitle('Down 2 since then').count()).toBe(1)
  await page.getByRole('region', { name: 'Where lenses disagree' }).waitFor()
  await expectAccessible(page)
  expect(await layoutShift(page)).toBeLessThan(0.05)
  expect(page.complaints).toEqual([])
})

test('when somebody else edits, an open page follows and keeps place, panel and the slider in hand', {
  timeout: 90_000,
}, async () => {
  const [page, other] = await Promise.all([open('/ranking?project=demo-canary'), open('/ranking')])
  const row = (on: typeof page, title: string) => on.getByRole('row').filter({ hasText: title })
  await Promise.all([page, other].map((each) => row(each, 'Canary deploys').first().waitFor({ timeout: 40_000 })))
  await page.evaluate(() => window.scrollTo(0, 80))
  const slider = page.getByRole('slider', { name: 'Toil' })
  const box = await slider.boundingBox()
  if (!box) throw new Error('the slider has no place')
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 5 })
  const held = await slider.inputValue()

  const change = { changes: { title: 'Canary releases everywhere' }, told: {} }
  await server.context.store.edits.replace('project', [{ id: 'demo-canary', revision: 0, value: change }], DEMO_DAY)
  await Promise.all(
    [page, other].map((each) => row(each, 'Canary releases everywhere').first().waitFor({ timeout: 30_000 })),
  )

  expect(await slider.inputValue()).toBe(held)
  await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2, { steps: 5 })
  expect(Number(await slider.inputValue())).toBeGreaterThan(Number(held))
  await page.mouse.up()
  expect(await page.evaluate(() => window.scrollY)).toBe(80)
  expect(new URL(page.url()).searchParams.get('project')).toBe('demo-canary')
  expect([...page.complaints, ...other.complaints]).toEqual([])
})

test('the demo is left after asking once more, and three steps lead to real data', { timeout: 60_000 }, async () => {
  const page = await open('/ranking', 'dark')
  await page.getByRole('button', { name: 'Use my own data' }).click()
  const dialog = page.getByRole('dialog', { name: 'Use your own data' })
  await dialog.getByRole('button', { name: 'Leave the demo' }).click()
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  expect((await server.context.store.settings.get()).demo).toBe(true)

  await dialog.getByRole('button', { name: 'Leave the demo' }).click()
  await dialog.getByRole('button', { name: 'Take it out' }).click()
  await dialog.getByRole('link', { name: 'Add a source' }).waitFor({ timeout: 20_000 })
  expect((await server.context.store.settings.get()).demo).toBe(false)
  await expectAccessible(page)
  await dialog.getByRole('link', { name: 'Add a source' }).click()
  await page.getByRole('dialog', { name: 'Add a source' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/sources')

  await server.context.store.sources.upsert({ id: 'own', type: 'statuspage', title: 'Own status page' })
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Add data' }).click()
  await dialog
    .getByRole('listitem')
    .filter({ hasText: 'Done:' })
    .getByText('A source', { exact: true })
    .waitFor({ timeout: 30_000 })
  expect(page.complaints).toEqual([])
})
