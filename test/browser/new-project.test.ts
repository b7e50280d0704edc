import { expect, test } from 'vitest'
import { rankProjects } from '../../server/usecases/rank-projects.ts'
import { summariseAreas } from '../../server/usecases/summarise-areas.ts'
import { browseDemo } from './demo.ts'
import { expectUsable, settled, WIDTHS } from './page.ts'

const demo = browseDemo()

const areas = () => summariseAreas(demo.server.context, { asOf: null, period: 'year' })

test('by keyboard from the largest uncovered cell to a project that is ranked and covers it', async () => {
  const page = await demo.open('/areas')
  const start = page.getByRole('link', { name: /^Start a project from .+, / }).first()
  await start.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).pathname).toBe('/projects/new')
  const [service, cause] = (new URL(page.url()).searchParams.get('cell') ?? '').split(',')
  const cellOf = async () => (await areas()).cells.find((cell) => cell.service === service && cell.cause === cause)
  const before = await cellOf()
  expect(before?.uncovered.reliability).toBe(before?.expected.reliability)

  await page.getByRole('heading', { name: /^It would remove .* and rank/ }).waitFor()
  const preview = page.getByRole('region', { name: 'What it would do' })
  await preview.getByText(/(above|below) the cut/).waitFor()
  const rank = Number((await preview.textContent())?.match(/Rank(\d+)/)?.[1])

  // A title is suggested; without any it is not saved.
  const title = page.getByRole('textbox', { name: 'Title', exact: true })
  expect(await title.inputValue()).toMatch(/^Less loss outside incidents in /)
  await page.keyboard.press('Delete')
  await page.keyboard.press('Enter')
  await page.getByText('a project needs a title').waitFor()
  await page.keyboard.type('Close the gap')
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).pathname).toBe('/projects/close-the-gap')
  await page.getByRole('heading', { level: 1, name: /^Close the gap removes/ }).waitFor()

  const ranked = await rankProjects(demo.server.context, { asOf: null, lens: null, weights: null })
  expect(ranked.projects.find(({ id }) => id === 'close-the-gap')?.rank).toBe(rank)
  const after = await cellOf()
  expect(after?.uncovered.reliability).toBe(0)
  expect(after?.avoided.reliability).toBeGreaterThan(0)
  await page.goto(`${demo.server.address}/ranking`)
  await settled(page)
  expect(await page.getByRole('link', { name: 'Close the gap' }).count()).toBeGreaterThan(0)
  expect(page.complaints).toEqual([])
})

test('n, the ranking and the search lead to the form', async () => {
  const page = await demo.open('/ranking?lens=business')
  await settled(page)
  await page.keyboard.press('n')
  await expect.poll(() => new URL(page.url()).pathname).toBe('/projects/new')
  expect(page.url()).toContain('lens=business')
  await page.goBack()
  await page.getByRole('link', { name: 'New project' }).click()
  await expect.poll(() => new URL(page.url()).pathname).toBe('/projects/new')
  await page.goBack()
  await page.keyboard.press('/')
  await page.keyboard.type('new proj')
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).pathname).toBe('/projects/new')
})

test.each(WIDTHS)('at %d px: axe finds nothing serious, nothing runs over the edge', async (width) => {
  const viewport = { width, height: 900 }
  const page = await demo.open('/projects/new?cell=payments-api,dependency', { viewport })
  await page.getByRole('heading', { name: /^It would remove/ }).waitFor()
  await expectUsable(page)
})
