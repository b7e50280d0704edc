import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { instant } from '../../model/quantity.ts'
import { DEMO_DAY, type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { at } from '../support/evidence.ts'
import { expectAccessible, expectUsable, openPage, WIDTHS } from './page.ts'

let server: DemoServer
beforeAll(async () => {
  server = await startDemoServer()
})
afterAll(async () => {
  await server?.close()
})

const incident = (number: number) => ({
  id: `i${number}`,
  name: `Outage ${number}`,
  status: 'resolved',
  impact: 'major',
  created_at: '2026-08-01T10:00:00Z',
  started_at: '2026-08-01T10:00:00Z',
  resolved_at: '2026-08-01T11:00:00Z',
  updated_at: '2026-08-01T11:00:00Z',
  components: [{ id: 'c1', name: 'Checkout' }],
  incident_updates: [],
})

/** A status page on loopback that answers until it is broken, and holds its answer back when told to. */
async function statusPage() {
  const page = { broken: false, held: Promise.resolve() }
  const running = createServer(async (_, response) => {
    await page.held
    response.writeHead(page.broken ? 404 : 200, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify({
        page: { updated_at: '2026-09-01T00:00:00Z' },
        incidents: Array.from({ length: 40 }, (_, n) => incident(n)),
      }),
    )
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => running.once('listening', resolve))
  onTestFinished(() => void running.close())
  const bound = running.address()
  if (bound === null || typeof bound === 'string') throw new Error('the page has no port')
  return { page, address: `http://127.0.0.1:${bound.port}` }
}

test('a status page is added, tried, synced with progress, and its failure is told', async () => {
  const { page: upstream, address } = await statusPage()
  const page = await openPage(`${server.address}/sources`)
  await page.getByRole('button', { name: 'Add a source' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a source' })
  await dialog.getByLabel('Name').fill('Our page')

  await dialog.getByLabel('Address').fill('not an address')
  await dialog.getByRole('button', { name: 'Test' }).click()
  await dialog.getByText('must be an http or https address').waitFor()

  await dialog.getByLabel('Address').fill(address)
  await dialog.getByRole('button', { name: 'Test' }).click()
  await dialog.getByText('It answers with 40 rows.').waitFor()
  await dialog.getByText('Outage 19', { exact: true }).waitFor()
  await expectAccessible(page)

  let release = () => {}
  upstream.held = new Promise<void>((resolve) => {
    release = resolve
  })
  await dialog.getByRole('button', { name: 'Save and sync' }).click()
  await page.getByRole('region', { name: 'Our page is filling in' }).waitFor()
  release()
  const row = page.getByRole('row').filter({ hasText: 'Our page' })
  await expect.poll(() => row.innerText()).toMatch(/Fresh[\s\S]*40/)

  await page.getByRole('button', { name: 'Add a source' }).click()
  await dialog.getByLabel('Name').fill('Our page')
  await dialog.getByLabel('Address').fill(address)
  await dialog.getByRole('button', { name: 'Save and sync' }).click()
  await dialog.getByText('"our-page" is a source already').waitFor()
  await dialog.getByRole('button', { name: 'Close' }).click()

  await page.getByRole('button', { name: 'Our page' }).click()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const edit = page.getByRole('dialog', { name: 'Edit Our page' })
  await expect.poll(() => edit.getByLabel('Address').inputValue()).toBe(address)
  await edit.getByLabel('Name').fill('Our public page')
  const { store, engine } = server.context
  const runs = async () => (await store.runs.list({ source: 'our-page' })).length
  const before = await runs()
  await edit.getByRole('button', { name: 'Save and sync' }).click()
  await page.getByRole('button', { name: 'Our public page' }).waitFor()
  // Whoever asks for a sync while one is going on gets that one.
  await expect.poll(async () => [await runs(), engine.progress().size]).toEqual([before + 1, 0])

  upstream.broken = true
  await page.getByRole('button', { name: 'Sync now' }).click()
  await page
    .getByText(/answered status 404/)
    .first()
    .waitFor()
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toContain('Our public page failed')
  await page.getByText('Failed, for the reason above').waitFor()
  expect(await page.getByText(/answered status 404/).count()).toBe(1)
  await expectAccessible(page)
})

test.each(WIDTHS)(
  'whoever looks at the ranking learns at %i px that a source failed, and gets to it in one click',
  async (width) => {
    const company = await startDemoServer(async ({ store }) => {
      await store.sources.upsert({
        id: 'page',
        type: 'statuspage',
        title: 'Our public page',
        config: { url: 'http://127.0.0.1:9' },
      })
    })
    onTestFinished(() => company.close())
    const { store, events } = company.context
    const page = await openPage(`${company.address}/ranking`, { viewport: { width, height: 820 } })
    const told = page.getByRole('link', { name: 'Our public page failed' })
    expect(await told.count()).toBe(0)

    const { id } = await store.runs.start('page')
    await store.runs.finish(id, { code: 'unexpected-answer', message: 'It answered status 404' })
    events.publish({ type: 'sync-finished', source: 'page', ok: false })
    await told.waitFor()
    await expectUsable(page)
    await told.click()
    const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: 'Our public page' }) })
    await expect
      .poll(() =>
        row.evaluate((shown) => {
          const { top, bottom } = shown.getBoundingClientRect()
          return top >= 48 && bottom <= innerHeight
        }),
      )
      .toBe(true)

    await store.runs.finish((await store.runs.start('page')).id, null)
    events.publish({ type: 'sync-finished', source: 'page', ok: true })
    await told.waitFor({ state: 'detached' })
  },
)

test('unmapped rows are mapped by a suggested rule, by a chosen one after its preview, and taken back', async () => {
  const company = await startDemoServer()
  onTestFinished(() => company.close())
  const page = await openPage(`${company.address}/sources`)
  await page.getByRole('heading', { name: 'Two rules would map 2 of 6 unmapped rows' }).waitFor()
  await page.getByRole('button', { name: 'Confirm that title has “dashboard” belongs to dashboard' }).click()
  await page.getByText('1 row mapped to dashboard.').waitFor()
  await page.getByRole('heading', { name: 'One rule would map 1 of 5 unmapped rows' }).waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('heading', { name: 'Two rules would map 2 of 6 unmapped rows' }).waitFor()

  await page.getByRole('button', { name: 'Choose where component is “fraud-console” belongs' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Service where component is “fraud-console”', { exact: true }).selectOption('risk-engine')
  await dialog.getByText('This would give 2 rows a service').waitFor()
  await dialog.getByText('no service → risk-engine').first().waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save 1 rule' }).click()
  await page.getByRole('heading', { name: 'Two rules would map 2 of 4 unmapped rows' }).waitFor()
  expect(page.complaints).toEqual([])
})

test('a public status page is in with one click, one paste and two presses of Enter', async () => {
  const { address } = await statusPage()
  const company = await startDemoServer()
  onTestFinished(() => company.close())
  const page = await openPage(`${company.address}/sources`)
  const began = performance.now()
  await page.getByRole('button', { name: 'Add a source' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a source' })
  await dialog.getByLabel('Address').and(page.locator(':focus')).waitFor()
  await page.keyboard.insertText(address)
  await page.keyboard.press('Enter')
  const first = dialog.getByRole('table', { name: 'Of the first 20 rows, 20 would be taken in' })
  await first.getByRole('row', { name: /^Outage 0 .* major 1 Aug 2026 1 h$/ }).waitFor()
  await dialog.getByText('Saving takes the invented demo company out').waitFor()
  await page.keyboard.press('Enter')
  const row = page.getByRole('row').filter({ hasText: 'Statuspage, 127.0.0.1' })
  await expect.poll(() => row.innerText()).toMatch(/Fresh[\s\S]*40/)
  // biome-ignore lint/suspicious/noConsole: how long it takes is told, and nothing that depends on this machine is asserted
  console.info(`${Math.round(performance.now() - began)} ms for one click, one paste and two presses of Enter`)
})

test('a list at an address says what its columns mean once, put right by a person, and is synced', async () => {
  const company = await startDemoServer()
  onTestFinished(() => company.close())
  const text =
    'Key,Name,Start,End,Owner,Grade\nA-1,Cart fails,2026-08-01 10:00,2026-08-01 10:30,shop,2\nA-2,Cart is slow,2026-08-02 10:00,,nobody,x\n'
  const running = createServer((_, response) => response.end(text)).listen(0, '127.0.0.1')
  await new Promise((listening) => running.once('listening', listening))
  onTestFinished(() => void running.close())
  const bound = running.address()
  const page = await openPage(`${company.address}/sources?add=source`)
  const dialog = page.getByRole('dialog', { name: 'Add a source' })
  await dialog.getByLabel('What it is').selectOption('list')
  await dialog.getByLabel('Address').fill(`http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}/sheet.csv`)
  await page.keyboard.press('Enter')
  await dialog.getByText('4 of its 6 columns are taken; severity is not there yet').waitFor()
  await dialog.getByLabel('Severity').selectOption('Grade')
  await dialog.getByLabel('Services').selectOption('Owner')
  await dialog.getByText('All its 6 columns are taken').waitFor()
  await dialog.getByText('Quarantine: severity is "x"').waitFor()
  await expectAccessible(page)
  await dialog.getByLabel('“x” is').selectOption('major')
  await dialog.getByRole('row', { name: 'Cart is slow nobody major 2 Aug 2026 not over' }).waitFor()
  await dialog.getByLabel('Severity').selectOption('always minor')
  await dialog.getByRole('row', { name: 'Cart is slow nobody minor 2 Aug 2026 not over' }).waitFor()
  await dialog.getByRole('button', { name: 'Save and sync' }).click()
  const row = page.getByRole('row').filter({ hasText: 'CSV, JSON or YAML at an address' })
  await expect.poll(() => row.innerText()).toMatch(/Fresh[\s\S]*2/)
  expect(page.complaints).toEqual([])
})

test('a CSV file with wrong rows is looked at, then imported, and its wrong rows wait in quarantine', async () => {
  const company = await startDemoServer()
  onTestFinished(() => company.close())
  const page = await openPage(`${company.address}/sources`)
  await page.getByRole('button', { name: 'Import a file' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import a file' })
  const choose = (text: string) =>
    dialog.getByLabel(/^Choose/).setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await choose('colour\nred\n')
  await dialog.getByText('the first line names the columns of no table').waitFor()
  const rows = 'i1,Cart fails,2026-08-01T10:00:00Z,major,cart\ni2,Odd,last Tuesday,minor,cart\n'
  await choose(`id,title,started_at,severity,services\n${rows}`)
  await dialog.getByRole('heading', { name: '1 incident; 1 row wrong' }).waitFor()
  await dialog.getByRole('row', { name: /3 started_at started_at is "last Tuesday"/ }).waitFor()
  await expectAccessible(page)
  await dialog.getByLabel('Keep under').fill('tracker')
  await dialog.getByRole('button', { name: 'Import 1 row, set 1 aside' }).click()
  await page.getByRole('heading', { name: 'One row waits in quarantine; none is in the ranking' }).waitFor()
  await expect.poll(() => page.getByRole('row').filter({ hasText: 'tracker' }).innerText()).toMatch(/Fresh/)

  const waiting = page.locator('#quarantine')
  await waiting.getByText('list.csv line 3').click()
  await waiting.getByText('"started_at": "last Tuesday"').waitFor()
  await waiting.getByRole('button', { name: 'Replay', exact: true }).click()
  await waiting.getByText('0 taken in, 1 still wrong').waitFor()
  await expectAccessible(page)
  await waiting.getByRole('button', { name: 'Dismiss' }).click()
  await waiting.getByRole('button', { name: 'Keep it' }).click()
  expect(await company.context.store.quarantine.count()).toBe(1)
  await waiting.getByRole('button', { name: 'Dismiss' }).click()
  await waiting.getByRole('button', { name: 'Forget it for good' }).click()
  await waiting.waitFor({ state: 'detached' })
  expect(await company.context.store.quarantine.count()).toBe(0)
})

test('a stretch that a source did not cover is drawn as a gap and told in words', async () => {
  const gappy = await startDemoServer(async ({ store }) => {
    await store.sources.upsert({ id: 'gappy', type: 'statuspage', title: 'Gappy page' })
    const { id: run } = await store.runs.start('gappy')
    const nothing = { fetched: 0, records: [], rejections: [], dropped: 0, wellMapped: [] }
    for (const [from, to] of [
      ['2025-08-24', '2026-01-21'],
      ['2026-04-01', '2026-09-27'],
    ] as const) {
      const coverage = { from: at(`${from}T00:00:00Z`), to: at(`${to}T00:00:00Z`) }
      await store.ingest.page({ source: 'gappy', run, seenAt: DEMO_DAY, coverage, ...nothing })
    }
    await store.runs.finish(run, null)
  })
  onTestFinished(() => gappy.close())
  const page = await openPage(`${gappy.address}/sources`)
  const row = page.getByRole('row').filter({ hasText: 'Gappy page' })
  const [covered, gap] = await row
    .getByRole('img', { name: /No word from 21 Jan to 1 Apr/ })
    .evaluate((track) => [...track.children].map((part) => part.getBoundingClientRect().toJSON() as DOMRect))
  if (!covered || !gap) throw new Error('the bar has no gap')
  // 70 of the 399 days that are covered from end to end.
  expect(gap.width / covered.width).toBeCloseTo(70 / 399, 1)
  expect(gap.left).toBeGreaterThan(covered.left)
  expect(gap.right).toBeLessThan(covered.right)
  await row.getByText('No word from 21 Jan to 1 Apr: 70 days').waitFor()
  await expectAccessible(page)
})

test('data is as old as the server says, whatever the clock of a laptop', async () => {
  const page = await openPage(`${server.address}/sources`, {}, instant(DEMO_DAY + 700 * 86_400_000))
  await page
    .getByText(/Data (<1|\d+) min old/)
    .first()
    .waitFor()
})
