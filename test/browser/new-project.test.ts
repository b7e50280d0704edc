import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rankProjects } from '../../server/usecases/rank-projects.ts'
import { summariseAreas } from '../../server/usecases/summarise-areas.ts'
import { launchChromium } from '../support/chromium.ts'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { expectAccessible, openPage, settled } from './page.ts'

let browser: Browser
let server: DemoServer

beforeAll(async () => {
  browser = await launchChromium()
  server = await startDemoServer()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** How long a page may take on a machine that does other things too. */
const SLOW = { timeout: 20_000 }

const areas = () => summariseAreas(server.context, { asOf: null, period: 'year' })

test('by keyboard from the largest uncovered cell to a project that is ranked and covers it', async () => {
  const page = await openPage(browser, `${server.address}/areas`)
  const start = page.getByRole('link', { name: /^Start a project from .+, / }).first()
  await start.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).pathname, SLOW).toBe('/projects/new')
  const [service, cause] = (new URL(page.url()).searchParams.get('cell') ?? '').split(',')
  const cellOf = async () => (await areas()).cells.find((cell) => cell.service === service && cell.cause === cause)
  const before = await cellOf()
  expect(before?.uncovered.reliability).toBe(before?.expected.reliability)

  await page.getByRole('heading', { name: /^It would remove .* and rank/ }).waitFor()
  const preview = page.getByRole('region', { name: 'What it would do' })
  await preview.getByText(/(above|below) the cut/).waitFor()
  const rank = Number((await preview.textContent())?.match(/Rank(\d+)/)?.[1])

  await page.getByRole('button', { name: 'Save project' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('a project needs a title').waitFor()
  await page.getByRole('textbox', { name: 'Title', exact: true }).focus()
  await page.keyboard.type('Close the gap')
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).pathname, SLOW).toBe('/projects/close-the-gap')
  await page.getByRole('heading', { level: 1, name: /^Close the gap removes/ }).waitFor()

  const ranked = await rankProjects(server.context, { asOf: null, lens: null, weights: null })
  expect(ranked.projects.find(({ id }) => id === 'close-the-gap')?.rank).toBe(rank)
  const after = await cellOf()
  expect(after?.uncovered.reliability).toBe(0)
  expect(after?.avoided.reliability).toBeGreaterThan(0)
  await page.goto(`${server.address}/ranking`)
  await settled(page)
  expect(await page.getByRole('link', { name: 'Close the gap' }).count()).toBeGreaterThan(0)
  expect(page.complaints).toEqual([])
})

test('n, the ranking and the search lead to the form', async () => {
  const page = await openPage(browser, `${server.address}/ranking?lens=business`)
  await settled(page)
  await page.keyboard.press('n')
  await expect.poll(() => new URL(page.url()).pathname, SLOW).toBe('/projects/new')
  expect(page.url()).toContain('lens=business')
  await page.goBack()
  await page.getByRole('link', { name: 'New project' }).click()
  await expect.poll(() => new URL(page.url()).pathname, SLOW).toBe('/projects/new')
  await page.goBack()
  await page.keyboard.press('/')
  await page.keyboard.type('new proj')
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).pathname, SLOW).toBe('/projects/new')
})

const cases = [1280, 390].flatMap((width) => (['light', 'dark'] as const).map((theme) => [width, theme] as const))
test.each(cases)('at %d px, %s: axe finds nothing serious, nothing runs over the edge', async (width, theme) => {
  const page = await openPage(browser, `${server.address}/projects/new?cell=payments-api,dependency`, {
    viewport: { width, height: 900 },
    colorScheme: theme,
  })
  await page.getByRole('heading', { name: /^It would remove/ }).waitFor()
  await expectAccessible(page)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBeLessThanOrEqual(0)
  expect(page.complaints).toEqual([])
})
