import { expect, test } from 'vitest'
import { rankProjects } from '../../server/usecases/rank-projects.ts'
import { withoutDeadlines } from '../support/set-assumption.ts'
import { browseDemo } from './demo.ts'
import { handsOn } from './hands.ts'
import { expectUsable, layoutShift, type WatchedPage, WIDTHS } from './page.ts'

const demo = browseDemo()

const row = (page: WatchedPage, title: string) => page.locator('[data-need]').filter({ hasText: title })
const demandAvoided = async (id: string) => {
  const ranked = await rankProjects(demo.server.context, { asOf: null, lens: null, weights: null })
  return ranked.projects.find((project) => project.id === id)?.avoided.demand ?? 0
}

test('a need of sales is followed from the form to a plan in 12 clicks or keys', async () => {
  await withoutDeadlines(demo.server.context.store)
  const page = await demo.open('/requests/new?from=sales')
  const hands = handsOn(page)
  const before = await demandAvoided('demo-burn-alerts')
  const field = page.getByRole('textbox', { name: 'What hurts' })
  await field.waitFor()
  // Typing a sentence is no click; the field has the focus.
  await page.keyboard.type('Vantaa Games wants to hear of slow checkouts first')
  await hands.press('Enter')
  const drawer = page.getByRole('complementary', { name: /^Request Vantaa Games/ })
  await drawer.getByText('New. Nobody has decided yet.').waitFor()

  // A lead gives it to a project, which is worth more from then on.
  await hands.choose(drawer.getByLabel('Project that is to answer it'), 'Alert on SLO burn, not CPU')
  await drawer.getByText(/^Triaged\. Given to .+\./).waitFor()
  // One person and no account: 1 + log2(2) points, closed with the assumed chance of 3.5 / 6.
  expect((await demandAvoided('demo-burn-alerts')) - before).toBeCloseTo(2 * (3.5 / 6), 4)

  await hands.click(drawer.getByRole('button', { name: 'Close', exact: true }))
  await hands.press('g', 'p')
  const box = page.locator('[data-plan-row="demo-burn-alerts"] input')
  await box.waitFor()
  expect(await box.isChecked()).toBe(true)
  await hands.click(page.getByRole('link', { name: 'For the business' }))
  await page.getByRole('link', { name: 'Vantaa Games wants to hear of slow checkouts first' }).waitFor()
  await page.getByRole('heading', { name: /^The plan answers four of 13 open needs/ }).waitFor()
  await hands.click(page.getByRole('link', { name: 'What fits' }))
  await hands.click(page.getByRole('button', { name: 'Commit this plan' }))
  await page.getByRole('dialog').getByText('are frozen').waitFor()
  await hands.press('Enter')
  await page.waitForURL('**/plans/2026q4-1')

  // Whoever asked looks at what is theirs.
  await hands.press('g', 'q')
  await row(page, 'Vantaa Games').getByText('is in “Plan of Q4 2026” for Q4 2026').waitFor()
  expect(hands.acts).toBe(12)
  await page.keyboard.press('m')
  await expect.poll(() => page.locator('[data-need]').count()).toBe(1)
  expect(new URL(page.url()).searchParams.get('mine')).toBe('yes')
  expect(page.complaints).toEqual([])
})

test('a need that is open already is proposed and joined instead of copied', async () => {
  const page = await demo.open('/requests/new?from=support')
  await page.getByRole('textbox', { name: 'What hurts' }).fill('Webhooks arrive twice at Ember Streaming')
  await page.getByLabel('Where, as far as you can tell').selectOption('webhooks')
  await page.getByRole('combobox', { name: 'For which accounts' }).fill('Ember Streaming')
  const similar = page.getByRole('region', { name: 'Needs that may be the same' })
  await similar.getByText('same service, both say webhooks, arrive').waitFor()
  const before = (await demo.server.context.store.requests.all()).length
  await similar.getByRole('listitem').filter({ hasText: 'Harbor & Finch' }).getByRole('button').click()
  const drawer = page.getByRole('complementary', { name: /^Request Harbor & Finch/ })
  await drawer.getByText('Ember Streaming').waitFor()
  await drawer.getByText('5 people, 2 accounts').waitFor()
  expect((await demo.server.context.store.requests.all()).length).toBe(before)
  expect(page.complaints).toEqual([])
})

test('several are decided on by keys, with a reason that can be taken back', async () => {
  const page = await demo.open('/requests?state=new&from=support')
  await row(page, 'Saltmarsh Outdoor').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  const bar = page.getByRole('region', { name: 'Decide on the picked needs' })
  await bar.getByText('2 picked').waitFor()
  await bar.getByLabel('Not in Q4 2026, because').fill('Edge is on leave')
  await page.keyboard.press('Enter')
  await bar.getByText('Two needs are not in Q4 2026.').waitFor()
  await page.getByRole('combobox', { name: 'Where it stands' }).selectOption('not-now')
  await expect.poll(() => page.getByText('Not in Q4 2026: Edge is on leave').count()).toBe(2)
  await bar.getByRole('button', { name: 'Undo' }).click()
  await bar.getByText('Taken back.').waitFor()
  await page.getByText('No need has all of this').waitFor()
  expect(page.complaints).toEqual([])
})

test.each(WIDTHS)('at %d px: axe finds nothing serious, nothing shifts or runs over the edge', async (width) => {
  const viewport = { width, height: 900 }
  const page = await demo.open('/requests', { viewport })
  await row(page, 'Harbor & Finch').waitFor()
  await expectUsable(page)
  expect(await layoutShift(page)).toBeLessThan(0.05)
  await page.goto(`${demo.server.address}/requests?row=demo-req-01`)
  await page.getByRole('region', { name: 'Where it stands' }).waitFor()
  await expectUsable(page)
  await page.goto(`${demo.server.address}/requests/new`)
  await page.getByRole('textbox', { name: 'What hurts' }).fill('Webhooks arrive twice')
  await page.getByText(/may be the same|may have asked/).waitFor()
  await expectUsable(page)
})
