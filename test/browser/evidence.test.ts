import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { rankProjects } from '../../server/usecases/rank-projects.ts'
import { browseDemo } from './demo.ts'
import { drawn, expectUsable, layoutShift, WIDTHS } from './page.ts'

const demo = browseDemo()

const open = async (path: string, options = {}) => {
  const page = await demo.open(path, options)
  await page.getByRole('table').first().waitFor()
  return page
}
const values = async () =>
  (await rankProjects(demo.server.context, { asOf: null, lens: null, weights: null })).projects.map(
    ({ id, value }) => `${id} ${value.mean}`,
  )
const counted = (page: Page, words: string) => page.getByRole('status').getByText(words, { exact: true }).waitFor()

describe('rows of evidence', () => {
  test('are searched and narrowed down, and the address keeps it', async () => {
    const page = await open('/evidence')
    await counted(page, '246 incidents')
    await page.getByRole('searchbox', { name: 'Search these rows' }).fill('certificate')
    await page.getByRole('group', { name: 'Service' }).getByRole('button', { name: /^auth/ }).click()
    await expect.poll(() => page.url()).toContain('q=certificate')
    await expect.poll(() => page.url()).toContain('service=auth')
    // The word alone finds ten: one digit says that both are in force.
    const found = page.getByRole('status').getByText(/^\d of 246 incidents$/)
    await found.waitFor()
    const shown = await found.innerText()
    await page.reload()
    await counted(page, shown)
    await page.getByRole('button', { name: 'Clear' }).click()
    await counted(page, '246 incidents')
    expect(await page.getByRole('rowheader').first().innerText()).toMatch(
      /^Slow search results\s+still open demo-sp-0098$/,
    )
    expect(page.complaints).toEqual([])
  })

  test('open a drawer that says where a row comes from and why it counts as it does', async () => {
    const page = await open('/evidence')
    await page.getByRole('link', { name: 'Token signing certificate expired' }).click()
    const drawer = page.getByRole('complementary', { name: /Incident / })
    await drawer.getByText('The row as its source gave it').waitFor()
    expect(await drawer.innerText()).toMatch(/Measured: buckets of the service's indicator/)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.url()).not.toContain('row=')
    expect(page.complaints).toEqual([])
  })

  test('are the objectives too, most consumed first', async () => {
    const page = await open('/evidence?tab=slos')
    await page.getByRole('heading', { name: 'Two of eight objectives have overspent their budget' }).waitFor()
    expect(await page.locator('[data-row-link]').first().textContent()).toBe('Payments API: payments are answered')
  })
})

describe('a record', () => {
  test('of an objective leads to what its policy asks somebody to act on', async () => {
    const page = await open('/evidence?tab=slos&row=demo-slo-payments-api')
    const objective = page.getByRole('complementary', { name: /Objective / })
    await objective
      .getByRole('link', { name: /^tidewater-tracker\// })
      .first()
      .click()
    await page.getByRole('complementary', { name: /Incident tidewater-tracker\// }).waitFor()
    await page.goBack()
    await objective.getByRole('link', { name: 'deploy' }).click()
    await expect.poll(() => page.url()).toContain('service=payments-api')
    expect(page.url()).toContain('cause=deploy')
    await page
      .getByRole('status')
      .getByText(/^\d+ of 246 incidents$/)
      .waitFor()
    expect(page.complaints).toEqual([])
  })

  test('of a request says how likely the loss is', async () => {
    const page = await open('/evidence?tab=requests&row=demo-req-01')
    await page.getByText('10% to 40%, likely 20%').waitFor()
  })

  test('that there is not says so as a sentence', async () => {
    const page = await open('/evidence?row=nowhere')
    await page.getByText('There is no incident "nowhere".').waitFor()
  })
})

describe('a change of many', () => {
  test('of their cause changes the ranking, and is undone', async () => {
    const before = await values()
    const page = await open('/evidence?service=webhooks&cause=capacity')
    await page.getByRole('checkbox').first().check()
    await page.getByRole('button', { name: /^Select all/ }).click()
    const bar = page.getByRole('region', { name: 'Change the selected incidents' })
    await bar.getByLabel('Cause').selectOption('security')
    await bar.getByRole('button', { name: /^Change \d+ incidents$/ }).click()
    await bar.getByText(/incidents: cause security\./).waitFor()
    expect(await values()).not.toEqual(before)
    await bar.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(values).toEqual(before)
    expect(page.complaints).toEqual([])
  })

  test('is shown before the server has answered, and taken back with a word when it cannot', async () => {
    const page = await open('/evidence?q=demo-inc-0146')
    const row = page.getByRole('row').filter({ has: page.locator('[data-row-link]') })
    const before = await row.innerText()
    let fail = () => {}
    await page.route('**/api/v1/incidents', async (route) => {
      await new Promise<void>((resolve) => {
        fail = resolve
      })
      await route.abort()
    })
    await page.getByRole('checkbox').first().check()
    const bar = page.getByRole('region', { name: 'Change the selected incidents' })
    await bar.getByLabel('Cause').selectOption('security')
    await bar.getByRole('button', { name: 'Change 1 incident' }).click()
    await bar.getByText('One incident: cause security; being kept.').waitFor()
    await row.getByText('security', { exact: true }).waitFor()
    fail()
    await bar.getByText('Not kept; the rows are shown as they were.').waitFor()
    await expect.poll(() => row.innerText()).toBe(before)
  })

  test('is refused when somebody else was first, and both versions are shown', async () => {
    const page = await open('/evidence?q=demo-inc-0147')
    await page.getByRole('checkbox').first().check()
    const id = await page.locator('[data-row-link]').first().getAttribute('data-row-link')
    // Somebody else, whose change the page has not seen yet: it asks and listens no more.
    await page.route('**/api/v1/incidents?*', (route) =>
      route.request().method() === 'GET' ? route.abort() : route.continue(),
    )
    await fetch(`${demo.server.address}/api/v1/incidents/${encodeURIComponent(id ?? '')}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ revision: 0, changes: { cause: 'network' } }),
    })
    const bar = page.getByRole('region', { name: 'Change the selected incidents' })
    await bar.getByLabel('Cause').selectOption('hardware')
    await bar.getByRole('button', { name: 'Change 1 incident' }).click()
    await bar.getByText('Somebody else was first; nothing of yours was kept.').waitFor()
    expect(await bar.innerText()).toMatch(/cause network[\s\S]*You said cause hardware/)
    await bar.getByRole('button', { name: 'Say mine over it' }).click()
    await bar.getByText('One incident: cause hardware.').waitFor()
  })
})

describe('everybody can use it', () => {
  test.each(['issues', 'risks', 'requests'])('who reads the titles of %s: none is cut', async (tab) => {
    const page = await open(`/evidence?tab=${tab}`)
    await drawn(page)
    const cut = await page
      .locator('[data-row-link]')
      .evaluateAll((links) =>
        links
          .filter((link) => link.scrollHeight > link.clientHeight || link.scrollWidth > link.clientWidth)
          .map((link) => link.textContent),
      )
    expect(cut).toEqual([])
  })

  const cases = ['/evidence', '/evidence?row=tidewater-status%2Fdemo-sp-0097'].flatMap((view) =>
    WIDTHS.map((width) => [view, width] as const),
  )
  test.each(cases)('%s at %d px', async (view, width) => {
    const page = await open(view, { viewport: { width, height: 900 } })
    await drawn(page)
    expect(await layoutShift(page)).toBeLessThan(0.05)
    await expectUsable(page)
  })
})
