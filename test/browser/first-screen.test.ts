import type { Page } from 'playwright-core'
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { signedIn, tokenOf } from '../support/people.ts'
import { serveHere } from '../support/serve-here.ts'
import { importCsv, temporaryContext } from '../support/temporary-installation.ts'
import { browseDemo } from './demo.ts'
import { layoutShift, settled, WIDTHS } from './page.ts'
import { PAYLOADS } from './payloads.ts'

const demo = browseDemo()

const htmlOf = async (address: string, headers: HeadersInit = {}): Promise<string> =>
  (await fetch(address, { headers })).text()
const hasRows = (html: string): boolean => html.includes('data-rendered')

/** The page as it comes once the rows are at hand, which the first who asks may be too early for. */
const htmlWithRows = (address: string, headers: HeadersInit = {}): Promise<string> =>
  vi.waitUntil(
    async () => {
      const html = await htmlOf(address, headers)
      return hasRows(html) && html
    },
    { timeout: 60_000 },
  )

async function ranked(address: string): Promise<string[]> {
  const response = await fetch(`${address}/api/v1/ranking/opening`)
  const { report } = (await response.json()) as { report: { projects: { title: string }[] } }
  return report.projects.map(({ title }) => title)
}

/** Titles of the rows that can be seen, from top to bottom. */
const seen = (page: Page): Promise<string[]> => page.locator('[data-row-link]:visible').allTextContents()

/** Keeps the program from starting until the function returned is called. */
async function holdProgram(page: Page): Promise<() => void> {
  const held = Promise.withResolvers<void>()
  await page.route('**/assets/main-*.js', async (route) => {
    await held.promise
    await route.continue()
  })
  return held.resolve
}

beforeAll(async () => {
  await htmlWithRows(`${demo.server.address}/ranking`)
})

test.each(WIDTHS)('without any script the rows are there in their order, once, at %i px', async (width) => {
  const page = await demo.open('/', { javaScriptEnabled: false, viewport: { width, height: 900 } })
  expect(await seen(page)).toEqual(await ranked(demo.server.address))
  expect(await page.locator('h1:visible').allTextContents()).toEqual([expect.stringMatching(/\d+%/)])
  expect(await page.locator('script:not([src])').count()).toBe(0)
})

test.each(WIDTHS)(
  'at %i px the program takes the place of the rows in one step, the focus with them',
  async (width) => {
    const page = await demo.open('/sources', { viewport: { width, height: 900 } })
    // Long enough to read the rows, and to begin to use the keyboard.
    const start = await holdProgram(page)
    await page.addInitScript(() => {
      const rows: number[] = []
      Object.assign(window, { rows })
      const look = () => {
        // Rows that are still on their way are none that went.
        if (document.readyState !== 'loading')
          rows.push([...document.querySelectorAll('[data-row-link]')].filter((row) => row.checkVisibility()).length)
        requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })
    await page.goto(`${demo.server.address}/ranking`)
    const [first, second = ''] = await seen(page)
    const headline = await page.locator('h1:visible').textContent()
    await page.getByRole('link', { name: second, exact: true }).focus()
    start()

    await settled(page)
    expect(await page.locator('[data-rendered]').count()).toBe(0)
    expect(await page.locator('h1').textContent()).toBe(headline)
    expect((await seen(page))[0]).toBe(first)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(second)
    const frames = await page.evaluate(() => (window as unknown as { rows: number[] }).rows)
    const sinceFirst = frames.slice(frames.findIndex((rows) => rows > 0))
    expect(Math.min(...sinceFirst)).toBe((await ranked(demo.server.address)).length)
    expect(await layoutShift(page)).toBeLessThan(0.05)
    expect(page.complaints).toEqual([])
  },
)

test.each([
  ['button', 'Sales', '/ranking?lens=sales'],
  ['link', 'first', '/ranking?project='],
] as const)(
  'a %s that is pressed before the program answers does its work once it does',
  async (role, name, address) => {
    const page = await demo.open('/sources')
    const start = await holdProgram(page)
    await page.goto(`${demo.server.address}/ranking`)
    const [first = ''] = await seen(page)
    await page.getByRole(role, { name: name === 'first' ? first : name, exact: true }).click()
    start()
    await page.waitForURL((url) => url.href.includes(address))
    expect(page.complaints).toEqual([])
  },
)

test('an address that asks for other rows gets a page without', async () => {
  const { address } = demo.server
  for (const path of [
    '/ranking?q=canary',
    '/ranking?asOf=2026-01-01',
    '/ranking?lens=none',
    '/plan',
    '/ranking/compare',
  ])
    expect({ path, rows: hasRows(await htmlOf(address + path)) }).toEqual({ path, rows: false })
  expect(await htmlWithRows(`${address}/ranking?lens=sales`)).toMatch(/aria-pressed="true"[^>]*data-title="Sales"/)
})

test('nobody but who may read is sent a row', async () => {
  const context = await temporaryContext()
  await importCsv(context, 'incidents.csv', INCIDENTS)
  await importCsv(context, 'projects.csv', projectsCsv(['Secret cells']))
  const { person, headers } = await signedIn(context, 'vera', 'viewer')
  const reading = await tokenOf(context, person.id, 'viewer', ['read'])
  const server = await serveHere(context)
  onTestFinished(() => server.close())
  const address = `${server.address}/ranking`
  expect(await htmlWithRows(address, headers)).toContain('Secret cells')
  expect(await htmlOf(address, reading.headers)).toContain('Secret cells')

  const cached = (await fetch(address, { headers })).headers
  expect(cached.get('cache-control')).toBe('private, no-cache')
  expect(cached.get('vary')?.toLowerCase()).toContain('cookie')
  const strangers = [
    {},
    { cookie: 'leverage=none' },
    { authorization: 'Bearer none' },
    { authorization: 'Basic bm9uZQ==' },
  ]
  for (const stranger of strangers) expect(hasRows(await htmlOf(address, stranger))).toBe(false)
  await context.store.sessions.endAll(person.id, null)
  expect(hasRows(await htmlOf(address, headers))).toBe(false)
})

test('titles that are scripts come as text', async () => {
  const context = await temporaryContext()
  await importCsv(context, 'incidents.csv', INCIDENTS)
  // As many as are sent, of each way out of the place that they are written into.
  const titles = PAYLOADS.filter((_, row) => row % 20 === 0)
  await importCsv(context, 'projects.csv', projectsCsv(titles))
  const server = await serveHere(context)
  onTestFinished(() => server.close())
  const html = await htmlWithRows(`${server.address}/ranking`)
  const page = await demo.open('/sources', { javaScriptEnabled: false })
  await page.setContent(html)
  expect((await seen(page)).sort()).toEqual(titles.map((title) => title.replaceAll('\t', ' ')).sort())
  expect(await page.locator('#root :is(script, iframe, img, object, style, form, meta, template)').count()).toBe(0)
  const handlers = await page
    .locator('#root *')
    .evaluateAll((elements) =>
      elements.flatMap((element) => element.getAttributeNames()).filter((name) => name.startsWith('on')),
    )
  expect(handlers).toEqual([])
})

test('once the evidence changed no row of before is sent', async () => {
  const context = await temporaryContext()
  await importCsv(context, 'incidents.csv', INCIDENTS)
  await importCsv(context, 'projects.csv', projectsCsv(['Old name']))
  const server = await serveHere(context)
  onTestFinished(() => server.close())
  await htmlWithRows(`${server.address}/ranking`)
  await importCsv(context, 'projects.csv', projectsCsv(['New name']))
  expect(await htmlOf(`${server.address}/ranking`)).not.toContain('Old name')
  expect(await htmlWithRows(`${server.address}/ranking`)).toContain('New name')
})

const INCIDENTS =
  'id,title,started_at,resolved_at,severity,services,cause\ni1,Invented,2025-12-01T10:00:00Z,2025-12-01T11:00:00Z,major,web,deploy\n'

const projectsCsv = (titles: readonly string[]): string =>
  [
    'id,title,team,effort_low,effort_likely,effort_high,services,causes,frequency_low,frequency_likely,frequency_high',
    ...titles.map((title, row) => `p${row},"${title.replaceAll('"', '""')}",core,1,2,3,web,deploy,0.1,0.2,0.3`),
    '',
  ].join('\n')
