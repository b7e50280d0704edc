import type { BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { compareTwoProjects } from '../../server/usecases/compare-projects.ts'
import { explainRank } from '../../server/usecases/explain-rank.ts'
import { rankProjects } from '../../server/usecases/rank-projects.ts'
import { readBoard } from '../../server/usecases/requests/request-board.ts'
import { summariseAreas } from '../../server/usecases/summarise-areas.ts'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { signedIn } from '../support/people.ts'
import { QUESTION } from '../support/question.ts'
import { withoutDeadlines } from '../support/set-assumption.ts'
import { type Hands, handsOn } from './hands.ts'
import { openPage, settled, type WatchedPage } from './page.ts'
import { signedInAt } from './signed-in.ts'

/**
 * Five tasks that people give up on in a spreadsheet. Each begins on the first screen, knows no address, and takes at
 * most so many clicks and keys, counted as `handsOn` says. How many it takes today stands in each, so that one more is
 * noticed.
 */
const MOST = 12

let server: DemoServer
let options: BrowserContextOptions

beforeAll(async () => {
  // Only where others can reach a server there is somebody to hand a link to.
  server = await startDemoServer(({ store }) => withoutDeadlines(store), 'shared')
  // With an account there is somebody who has none.
  const { session } = await signedIn(server.context, 'lea', 'lead')
  options = { ...signedInAt(server.address, session), permissions: ['clipboard-read', 'clipboard-write'] }
})
afterAll(async () => {
  await server?.close()
})

let page: WatchedPage
let hands: Hands

/** The first screen, as everybody begins. */
async function begin() {
  page = await openPage(server.address, options)
  await settled(page)
  hands = handsOn(page)
}
afterEach(() => {
  expect(hands.acts).toBeLessThanOrEqual(MOST)
  expect(page.complaints).toEqual([])
})

/** Whether it is on the screen without scrolling. */
const isSeen = (text: string) =>
  page
    .getByText(text)
    .first()
    .evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return top >= 0 && bottom <= window.innerHeight
    })

test('see why one project outranks another, whichever two they are', async () => {
  await begin()
  await hands.click(page.getByRole('link', { name: 'Compare two' }))
  const pickers = page.getByRole('group', { name: 'Projects to compare' }).getByRole('combobox')
  await hands.choose(pickers.nth(0), 'Multi-region auth failover')
  await hands.choose(pickers.nth(1), 'Restore drills for the ledger')
  const { words } = await compareTwoProjects(server.context, {
    ...QUESTION,
    one: 'demo-auth-failover',
    other: 'demo-restore-drills',
  })
  await page.getByRole('heading', { level: 1, name: words.chance }).waitFor()
  expect(words.why).toMatch(/^Restore drills for the ledger removes .+ work$/)
  expect(await isSeen(`${words.why}.`)).toBe(true)
  expect(hands.acts).toBe(5)

  // Two that are neighbours ask it themselves.
  await page.goBack()
  await settled(page)
  const { projects } = await rankProjects(server.context, QUESTION)
  const neighbours = handsOn(page)
  await neighbours.click(page.getByRole('link', { name: projects[8]?.title ?? '' }).first())
  await neighbours.click(page.getByRole('link', { name: `Why above the 10th, ${projects[9]?.title}?` }))
  await page.getByRole('heading', { level: 1, name: /with a chance of/ }).waitFor()
  expect(neighbours.acts).toBe(2)
})

test("find what would have to be true for sales' favourite to come first", async () => {
  await begin()
  const favourite = (await readBoard(server.context)).requests.find(({ askedFrom }) => askedFrom === 'sales')
  if (!favourite?.project) throw new Error('the heaviest need of sales is given to a project')
  await hands.click(page.getByRole('link', { name: 'Requests' }))
  await hands.click(page.getByRole('link', { name: favourite.title }))
  await hands.click(page.getByRole('link', { name: 'Open the project' }))
  await hands.click(page.getByRole('link', { name: 'What would put it first?' }))

  const { lead } = await explainRank(server.context, { ...QUESTION, project: favourite.project.id, mostRows: 0 })
  if (!lead) throw new Error('the favourite does not lead')
  const answer = page.getByRole('region', { name: 'What would put it first' })
  await answer.getByRole('heading', { name: lead.words.finding }).waitFor()
  expect(lead.conditions.length).toBeGreaterThan(0)
  for (const { words } of lead.conditions) await answer.getByText(words).waitFor()
  await expect.poll(() => isSeen(lead.words.finding)).toBe(true)
  expect(hands.acts).toBe(4)
})

test('plan a quarter with one team at half capacity', async () => {
  await begin()
  await hands.click(page.getByRole('link', { name: 'Plan', exact: true }))
  await page.locator('[data-plan-row]').first().waitFor()
  const before = await page.getByRole('heading', { level: 1 }).textContent()
  await hands.click(page.getByRole('textbox', { name: 'Weeks of Edge' }))
  await hands.press('1', '/', '2', 'Enter')
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).not.toBe(before)
  expect(new URL(page.url()).searchParams.get('capacity')).toBe('edge=3.5')
  expect(hands.acts).toBe(6)
})

test('hand the result to somebody who has no account', async () => {
  await begin()
  await hands.click(page.getByRole('link', { name: 'Plan', exact: true }))
  await hands.click(page.getByRole('button', { name: 'Commit this plan' }))
  await page.getByRole('dialog').getByText('are frozen').waitFor()
  await hands.press('Enter')
  await page.getByText(/^Committed 28 Sep 2026/).waitFor()
  const finding = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await hands.click(page.getByRole('button', { name: 'Share by link' }))
  await hands.click(page.getByRole('button', { name: 'Make a link' }))
  await hands.click(page.getByRole('button', { name: 'Copy' }))
  await page.getByText('Copied.').waitFor()
  expect(hands.acts).toBe(6)

  const stranger = await openPage(await page.evaluate(() => navigator.clipboard.readText()))
  await stranger.getByRole('heading', { level: 1, name: finding }).waitFor()
  expect(await stranger.getByRole('navigation', { name: 'Screens' }).count()).toBe(0)
  expect(await stranger.evaluate(async () => (await fetch('/api/v1/ranking')).status)).toBe(401)
  // The browser itself reports what was refused.
  expect(stranger.complaints.filter((complaint) => !complaint.includes('401'))).toEqual([])
})

test('find the biggest loss that nobody works on, and propose a project for it', async () => {
  await begin()
  const largest = async () => {
    const { cells, services } = await summariseAreas(server.context, { asOf: null, period: 'year' })
    const [cell] = cells.toSorted((one, other) => other.uncovered.reliability - one.uncovered.reliability)
    if (!cell) throw new Error('the demo has cells')
    return { ...cell, title: services.find(({ id }) => id === cell.service)?.title ?? cell.service }
  }
  const gap = await largest()
  await hands.click(page.getByRole('link', { name: 'Areas' }))
  await page.getByText(`The largest that no project touches: ${gap.title}, ${gap.cause}`).waitFor()
  await hands.click(page.getByRole('link', { name: 'Start a project', exact: true }))
  await page.getByRole('heading', { name: /^It would remove .* and rank/ }).waitFor()
  await hands.press('Enter')
  await page.getByRole('heading', { level: 1, name: /^Less loss outside incidents in .+ removes/ }).waitFor()
  expect(hands.acts).toBe(3)
  const { service, cause } = await largest()
  expect([service, cause]).not.toEqual([gap.service, gap.cause])
})
