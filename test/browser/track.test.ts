import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { headline } from '../../client/features/track/findings.ts'
import { amount } from '../../model/format.ts'
import { backtestRanking } from '../../server/usecases/backtest-ranking.ts'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { expectAccessible, openPage } from './page.ts'

let server: DemoServer

beforeAll(async () => {
  server = await startDemoServer()
})
afterAll(async () => {
  await server?.close()
})

const open = async (options = {}) => {
  const page = await openPage(`${server.address}/track`, options)
  await page.getByRole('combobox', { name: 'Quarter' }).waitFor()
  await page.locator('main tfoot').waitFor()
  return page
}

test('shows the figures that the server computes; a chosen quarter is in the address', async () => {
  const page = await open()
  const report = await backtestRanking(server.context)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(headline(report))
  const [first] = report.quarters
  const [service] = report.services
  const cell = service?.cells.find(({ quarter }) => quarter === first?.quarter)
  if (!first || !service || !cell) throw new Error('the demo has no quarter to replay')
  await page.getByRole('combobox', { name: 'Quarter' }).selectOption(first.quarter)
  await expect.poll(() => new URL(page.url()).searchParams.get('quarter')).toBe(first.quarter)
  const came = page.getByRole('listitem', { name: `${service.title}: ${amount(cell.observed)} minutes came` })
  await came.waitFor()
  await page.reload()
  await came.waitFor()
  expect(page.complaints).toEqual([])
})

test('keys lead here and list themselves; the export has a row for each forecast', async () => {
  const page = await openPage(`${server.address}/sources`)
  await page.locator('main tbody tr').first().waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByText('Go to Track record').waitFor()
  await page.keyboard.press('Escape')
  for (const key of ['g', 'k']) await page.keyboard.press(key)
  await expect.poll(() => new URL(page.url()).pathname).toBe('/track')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^CSV/ }).click(),
  ])
  const rows = (await readFile(await download.path(), 'utf8')).trim().split('\n')
  expect(rows).toHaveLength(1 + (await backtestRanking(server.context)).coverage.of)
})

test('while quarters are replayed the page says so, and what needs no replay is there', async () => {
  const page = await openPage('about:blank')
  const held = Promise.withResolvers<void>()
  await page.route('**/api/v1/backtest', async (route) => {
    await held.promise
    await route.continue()
  })
  await page.goto(`${server.address}/track`)
  await page.getByRole('heading', { name: 'Past quarters are being replayed' }).waitFor()
  await page.locator('main tfoot').waitFor()
  held.resolve()
  await page.getByRole('combobox', { name: 'Quarter' }).waitFor()
})

test.each([
  ['light', 1280],
  ['dark', 390],
] as const)('%s at %d px: axe finds nothing serious, nothing runs over the edge', async (theme, width) => {
  const page = await open({ viewport: { width, height: 900 }, colorScheme: theme })
  await expectAccessible(page)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBeLessThanOrEqual(0)
  expect(page.complaints).toEqual([])
})
