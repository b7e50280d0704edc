import { readFile } from 'node:fs/promises'
import { expect, onTestFinished, test } from 'vitest'
import { committedPlanSchema } from '../../model/contract/committed-plan.ts'
import { percent } from '../../model/format.ts'
import { readCommittedPlan, verifyCommittedPlan } from '../../server/usecases/committed-plans.ts'
import { saveProject } from '../../server/usecases/edit-project.ts'
import { withoutDeadlines } from '../support/set-assumption.ts'
import { browseDemo } from './demo.ts'
import { handsOn } from './hands.ts'
import { expectUsable, layoutShift, type WatchedPage } from './page.ts'

const demo = browseDemo()
const BY_HAND = 'in=demo-idempotent-retries,demo-certificate-rotation,demo-payout-replay'

const open = async (path: string, options = {}) => {
  const page = await demo.open(path, options)
  await page.locator('[data-plan-row]').first().waitFor()
  return page
}
const headline = (page: WatchedPage) => page.getByRole('heading', { level: 1 }).textContent()
const inPlan = (page: WatchedPage) => page.locator('[data-plan-row][data-in="true"]').count()

test('a quarter with one team at half capacity is planned, committed, exported, reopened and reproduced in 12 clicks or keys', async () => {
  await withoutDeadlines(demo.server.context.store)
  const page = await open('/plan')
  const hands = handsOn(page)
  const before = await headline(page)
  await hands.click(page.getByRole('textbox', { name: 'Weeks of Edge' }))
  await hands.press('1', '/', '2', 'Enter')
  await expect.poll(() => headline(page)).not.toBe(before)
  expect(new URL(page.url()).searchParams.get('capacity')).toBe('edge=3.5')
  await hands.click(page.getByRole('button', { name: 'Commit this plan' }))
  await page.getByRole('dialog').getByText('are frozen').waitFor()
  await hands.press('Enter')
  await page.waitForURL('**/plans/2026q4-1')
  await page.getByText(/^Committed 28 Sep 2026/).waitFor()
  const removed = (await headline(page)) ?? ''
  await hands.click(page.getByRole('button', { name: 'Export', exact: true }))
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    hands.click(page.getByRole('link', { name: /^JSON/ })),
  ])
  const exported = committedPlanSchema.parse(JSON.parse(await readFile(await download.path(), 'utf8')))

  // Somebody changes what the plan stood on, and somebody opens it again.
  const { context } = demo.server
  await saveProject(context, { id: 'demo-staged-config', revision: 0, changes: { status: 'rejected' } })
  onTestFinished(async () => {
    await saveProject(context, { id: 'demo-staged-config', revision: 1, changes: null })
  })
  await hands.back()
  await page.locator('[data-plan-row]').first().waitFor()
  await hands.click(page.getByRole('link', { name: 'Plan of Q4 2026' }))
  await hands.click(page.getByRole('button', { name: 'Compute it again' }))
  await page.getByText(/^Reproduces to the last digit: [\d,]+ figures the same$/).waitFor()
  expect(hands.acts).toBe(12)

  expect(await headline(page)).toBe(removed)
  const kept = await readCommittedPlan(context, '2026q4-1')
  expect(exported).toEqual(kept)
  expect(removed).toContain(percent(kept.figures.plan.mine?.value ?? 0))
  expect((await verifyCommittedPlan(context, '2026q4-1')).reproduces).toBe(true)
  expect(kept.figures.plan.order.teams.find(({ id }) => id === 'edge')?.capacity).toBe(3.5)
  expect(page.complaints).toEqual([])
})

test('projects move by keys and by drag, locks hold, each change is undone, and the address is the plan', async () => {
  const page = await open(`/plan?${BY_HAND}`)
  await page.getByRole('heading', { name: /^My plan gives up .+ of what these weeks could save$/ }).waitFor()
  expect(await inPlan(page)).toBe(3)

  await page.keyboard.press('j')
  const first = await page.locator('[data-plan-row]').first().getAttribute('data-plan-row')
  await page.keyboard.press('Space')
  await expect.poll(() => inPlan(page)).toBe(2)
  const focused = () =>
    page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-plan-row]')?.dataset.planRow)
  await expect.poll(focused).toBe(first)
  await page.keyboard.press('l')
  await expect.poll(() => inPlan(page)).toBe(3)
  expect(new URL(page.url()).searchParams.get('lockIn')).toBe(first)
  await page.keyboard.press('u')
  await page.keyboard.press('u')
  await expect.poll(() => new URL(page.url()).searchParams.get('in')).toBe(BY_HAND.slice(3))

  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^CSV/ }).click(),
  ])
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\n')
  expect(lines).toHaveLength(1 + (await page.locator('[data-plan-row]').count()))
  expect(lines.filter((line) => /,yes,(yes|no),/.test(line))).toHaveLength(3)
  await page.keyboard.press('Escape')

  const row = page.locator('[data-plan-row="demo-burn-alerts"]')
  await row.dragTo(page.getByRole('list', { name: 'In my plan' }))
  await expect.poll(() => row.getAttribute('data-in')).toBe('true')
  await page.reload()
  await expect.poll(() => row.getAttribute('data-in')).toBe('true')
  await page.keyboard.press('b')
  await page.getByRole('heading', { name: 'My plan is the best there is within these limits' }).waitFor()
  expect(page.complaints).toEqual([])
})

test('over capacity and a missing need are said; a point of the frontier is taken over; a fault keeps what was shown', async () => {
  const page = await open('/plan?capacity=platform=2&in=demo-kill-switches,demo-auth-failover')
  await page.getByRole('heading', { name: 'My plan cannot be had as it is' }).waitFor()
  await page.getByText(/^needs Staged rollout for config changes/).waitFor()
  await page.getByRole('heading', { name: /more weeks of Platform than there are/ }).waitFor()
  await page
    .getByRole('button', { name: /Take this plan over$/ })
    .nth(6)
    .click()
  await expect.poll(() => page.getByRole('heading', { name: 'My plan cannot be had as it is' }).count()).toBe(0)
  await page.goto(`${new URL(page.url()).origin}/plan?capacity=platform=2&lockIn=demo-auth-failover`)
  await page.getByText(/What is locked in takes 9\.5 engineer-weeks of Platform/).waitFor()
})

test('a scenario is kept, compared side by side, and seen by another page at once', async () => {
  const page = await open(`/plan?${BY_HAND}`)
  const other = await open('/plan')
  await page.getByRole('button', { name: 'Scenarios' }).click()
  await page.getByRole('textbox', { name: 'Name of the scenario' }).fill('Three first')
  await page.keyboard.press('Enter')
  await other.getByRole('columnheader', { name: 'Three first' }).waitFor()
  await other.getByRole('button', { name: 'Open Three first' }).click()
  await expect.poll(() => new URL(other.url()).searchParams.get('scenario')).toBe('three-first')
  expect(await inPlan(other)).toBe(3)
  expect(other.complaints).toEqual([])
})

test.each([1280, 390] as const)('usable at %d px: axe, no overflow, no complaint, nothing jumps', async (width) => {
  const page = await open(`/plan?${BY_HAND}`, { viewport: { width, height: 900 } })
  await page.getByText('with my plan (dot)').waitFor()
  expect(await layoutShift(page)).toBeLessThan(0.1)
  await expectUsable(page)
})
