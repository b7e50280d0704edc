import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { amount, percent } from '../../model/format.ts'
import { summariseAreas } from '../../server/usecases/summarise-areas.ts'
import { browseDemo } from './demo.ts'
import { drawn, expectUsable, layoutShift, WIDTHS } from './page.ts'

const demo = browseDemo()

const open = async (path = '/areas', options = {}) => {
  const page = await demo.open(path, options)
  await page.getByText('Selected cell', { exact: true }).waitFor()
  await drawn(page)
  return page
}
const report = () => summariseAreas(demo.server.context, { asOf: null, period: 'year' })
const panel = (page: Page) => page.getByRole('region', { name: 'Selected cell' })
const selectedCell = (page: Page) => new URL(page.url()).searchParams.get('cell')

test('opens on a finding, and shows the figures that the server computes', async () => {
  const page = await open()
  const { expected, uncovered, cells, services } = await report()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(
    percent(uncovered.reliability / expected.reliability, 0),
  )
  await page.getByText(`${amount(expected.reliability)} customer minutes expected`).waitFor()
  const titles = new Map(services.map(({ id, title }) => [id, title]))
  for (const cell of cells.slice(0, 5)) {
    const name = new RegExp(`^${titles.get(cell.service)}, ${cell.cause}: ${amount(cell.expected.reliability)} `, 'i')
    expect(await page.getByRole('gridcell', { name }).count()).toBe(1)
  }
  expect(page.complaints).toEqual([])
  expect(await layoutShift(page)).toBeLessThan(0.05)
})

test('the keyboard goes to a cell, selects it, opens its rows and closes them; the address is the view', async () => {
  const page = await open()
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await expect.poll(() => new URL(page.url()).pathname).toBe('/ranking')
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await expect.poll(() => new URL(page.url()).pathname).toBe('/areas')
  // A map that is drawn anew takes the focus with it.
  await drawn(page)
  await page.locator('[role="gridcell"][tabindex="0"]').first().focus()
  for (const key of ['ArrowDown', 'ArrowLeft', 'ArrowLeft', 'Enter']) await page.keyboard.press(key)
  await expect.poll(() => selectedCell(page)).not.toBeNull()
  const cell = (await report()).cells.find(({ service, cause }) => `${service},${cause}` === selectedCell(page))
  if (!cell) throw new Error(`the address names no cell: ${page.url()}`)
  await panel(page).getByText(amount(cell.expected.reliability)).first().waitFor()
  await panel(page).getByRole('button', { name: /^Open/ }).press('Enter')
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('columnheader', { name: 'Incident' }).waitFor()
  expect(await drawer.getByRole('row').count()).toBeGreaterThanOrEqual(cell.incidents)
  const address = page.url()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.url()).not.toContain('rows=')
  await page.goto(address)
  await page.getByRole('dialog').getByRole('columnheader', { name: 'Incident' }).waitFor()
  expect(page.complaints).toEqual([])
})

test('bars and names of services lead to their rows in Evidence', async () => {
  const page = await open()
  const { cells, origins, services } = await report()
  const largest = cells[0]
  const felt = origins[0]
  if (!largest || !felt) throw new Error('the demo has cells and origins')
  const titleOf = (id: string) => services.find((each) => each.id === id)?.title ?? id
  const leads = (name: RegExp) => page.getByRole('link', { name }).first().getAttribute('href')
  const { service, cause } = largest
  expect(await leads(new RegExp(`^${titleOf(service)}, ${cause}: .* with those before it`, 'i'))).toBe(
    `/evidence?service=${service}&cause=${cause.replace(' ', '+')}`,
  )
  expect(await leads(new RegExp(`^${titleOf(felt.service)}: .* began in itself`))).toBe(
    `/evidence?service=${felt.service}`,
  )
  expect(await leads(/of the budget used/)).toMatch(/^\/evidence\?tab=slos&row=/)
  await page.getByRole('rowheader').getByRole('link').first().click()
  await page
    .getByRole('status')
    .getByText(/^\d+ of 246 incidents$/)
    .waitFor()
  expect(page.complaints).toEqual([])
})

test('money and a quarter are in the address and on the screen', async () => {
  const page = await open()
  await page.getByText('USD', { exact: true }).click()
  await page.getByText('Quarter', { exact: true }).click()
  await expect.poll(() => page.url()).toContain('measure=revenue')
  const quarter = await summariseAreas(demo.server.context, { asOf: null, period: 'quarter' })
  await page.getByText(`${amount(quarter.expected.revenue)} USD expected in the next 91 days`).waitFor()
})

test('every chart has its table and its files, with the same figures', async () => {
  const page = await open()
  const { weeks } = await report()
  const chart = page.getByRole('region').filter({ has: page.getByText('Customer minutes lost each week, 13 weeks') })
  const kept = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      chart.getByRole('button', { name, exact: true }).click(),
    ])
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) }
  }
  const csv = (await kept('CSV')).content.toString()
  const [, ...rows] = csv.trim().split('\r\n')
  expect(rows.map((row) => row.split(',').slice(1, 4).map(Number))).toEqual(
    weeks.map(({ minutes }) => [minutes.measured, minutes.reported, minutes.assumed]),
  )
  const svg = await kept('SVG')
  expect(svg.name).toBe('weekly-loss.svg')
  expect(svg.content.toString()).toMatch(/^<svg [^>]*xmlns=/)
  expect(svg.content.toString()).not.toContain('var(--')
  const png = (await kept('PNG')).content
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.length).toBeGreaterThan(2_000)
  await chart.getByRole('button', { name: 'Table', exact: true }).click()
  expect(await chart.getByRole('row').count()).toBe(1 + weeks.length)
  expect(page.complaints).toEqual([])
})

const cases = ['/areas', '/areas?cell=payments-api,dependency&rows=open'].flatMap((path) =>
  WIDTHS.map((width) => [path, width] as const),
)
test.each(cases)('%s at %d px: axe finds nothing serious, nothing runs over the edge', async (path, width) => {
  await expectUsable(await open(path, { viewport: { width, height: 900 } }))
})
