import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { expectAccessible, layoutShift, openPage, settled, shownProjects } from './page.ts'

let server: DemoServer

beforeAll(async () => {
  server = await startDemoServer()
})
afterAll(async () => {
  await server?.close()
})

/** How long a page may take on a machine that does other things too. */
const SLOW = { timeout: 30_000 }
const open = (query: string, options = {}) => openPage(`${server.address}/settings${query}`, options)
const assumptionIn = async (page: Page, title: string) => {
  const input = page.getByRole('textbox', { name: title, exact: true })
  await input.waitFor(SLOW)
  return input
}
const inForce = () => server.context.store.settings.assumptions()

test('an assumption says what it would do, re-ranks in another browser, and is undone', {
  timeout: 120_000,
}, async () => {
  const other = await openPage(`${server.address}/ranking`)
  await settled(other)
  const before = await shownProjects(other)
  const page = await open('?settings=assumptions')
  const halfLife = await assumptionIn(page, 'Half-life')
  await halfLife.fill('0')
  await page.getByText('Half-life must be between 1 and 3652.5 days, not 0', { exact: true }).waitFor(SLOW)
  await halfLife.fill('5')
  await page.getByText(/of \d+ projects change/).waitFor(SLOW)
  expect((await inForce()).halfLife).toBe(120)
  expect(await shownProjects(other)).toEqual(before)

  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText(/^Saved\. .* of \d+ projects change/).waitFor(SLOW)
  expect((await inForce()).halfLife).toBe(5)
  await expect.poll(() => shownProjects(other), SLOW).not.toEqual(before)
  await page.getByRole('heading', { name: /One of fifty|One of \d+ assumptions differs/ }).waitFor(SLOW)

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await inForce()).halfLife, SLOW).toBe(120)
  await expect.poll(() => shownProjects(other), SLOW).toEqual(before)
  expect(other.complaints).toEqual([])
})

test('two who change the same see both versions; all are reset at once', { timeout: 120_000 }, async () => {
  const [one, two] = [await open('?settings=assumptions'), await open('?settings=assumptions')]
  for (const [page, value] of [
    [one, '0.8'],
    [two, '0.9'],
  ] as const) {
    await (await assumptionIn(page, 'Tier threshold')).fill(value)
    await page.getByText(/^No project of \d+ changes its place/).waitFor(SLOW)
  }
  await one.getByRole('button', { name: 'Save', exact: true }).click()
  await one.getByText(/^Saved/).waitFor(SLOW)
  await two.getByRole('button', { name: 'Save', exact: true }).click()
  const dialog = two.getByRole('dialog', { name: /Somebody else/ })
  await dialog.getByRole('row', { name: 'Tier threshold 0.9 chance 0.8 chance' }).waitFor(SLOW)
  expect((await inForce()).tierThreshold).toBe(0.8)
  await dialog.getByRole('button', { name: 'Save mine over it' }).click()
  await expect.poll(async () => (await inForce()).tierThreshold, SLOW).toBe(0.9)

  const seen = await assumptionIn(one, 'Tier threshold')
  await expect.poll(() => seen.inputValue(), SLOW).toBe('0.9')
  await one.getByRole('button', { name: 'Reset all to the defaults' }).click()
  await one.getByRole('button', { name: 'Reset 1' }).click()
  await expect.poll(async () => (await inForce()).tierThreshold, SLOW).toBe(0.7)
  await one.getByRole('button', { name: 'Undo' }).last().click()
  await expect.poll(async () => (await inForce()).tierThreshold, SLOW).toBe(0.9)
})

test('a name of no service becomes one, and a service is searched, changed and shown', {
  timeout: 120_000,
}, async () => {
  const page = await open('')
  await page.getByRole('button', { name: 'Make a service of fraud-console' }).click()
  await page.getByRole('heading', { name: '13 services, one without a share of traffic' }).waitFor(SLOW)
  await page.getByRole('searchbox').fill('fraud')
  await page.getByRole('button', { name: 'fraud-console', exact: true }).click()
  await page.getByLabel('Share of traffic').fill('250')
  await page.getByText('A share is between 0 and 100%').first().waitFor()
  await page.getByLabel('Share of traffic').fill('2.5')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText(/^Saved/).waitFor(SLOW)
  const services = await server.context.store.services.all()
  expect(services.find(({ id }) => id === 'fraud-console')).toMatchObject({ trafficShare: 0.025 })
  await page.getByRole('heading', { name: '13 services, each with its share of traffic' }).waitFor(SLOW)
})

test('a lens moves its first five, a new one is kept; a capacity moves the cut line', {
  timeout: 120_000,
}, async () => {
  const page = await open('?settings=lenses')
  const first = page.getByRole('complementary', { name: 'First five' }).getByRole('listitem')
  await first.first().waitFor(SLOW)
  const before = await first.allTextContents()
  await page.getByRole('region', { name: 'Balanced' }).getByLabel('Demand', { exact: true }).fill('100')
  await expect.poll(() => first.allTextContents(), SLOW).not.toEqual(before)
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect.poll(() => first.allTextContents(), SLOW).toEqual(before)
  await page.getByLabel('Name of a new lens').fill('Toil first')
  await page.getByRole('button', { name: 'Add' }).click()
  await page.getByRole('region', { name: 'Toil first' }).waitFor(SLOW)
  expect((await server.context.store.lenses.all()).at(-1)).toMatchObject({ id: 'toil-first', title: 'Toil first' })

  await page.getByRole('link', { name: 'Teams and capacity' }).click()
  await page.getByLabel('Weeks free, Core API').fill('2')
  await page.getByText(/below the cut line\.$/).waitFor(SLOW)
})

test.each([
  ['light', 1280],
  ['dark', 390],
] as const)('axe finds nothing serious in the %s theme at %i px', { timeout: 120_000 }, async (colorScheme, width) => {
  for (const table of ['services', 'teams', 'lenses', 'assumptions']) {
    const page = await open(`?settings=${table}`, { colorScheme, viewport: { width, height: 900 } })
    await page
      .locator('main :is(tbody tr, fieldset)')
      .first()
      .waitFor({ ...SLOW, state: 'attached' })
    await expectAccessible(page)
    expect(await layoutShift(page)).toBeLessThan(0.05)
    expect(page.complaints).toEqual([])
  }
})
