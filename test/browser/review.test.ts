import { afterAll, beforeAll, expect, test } from 'vitest'
import { decisionsSchema } from '../../model/contract/decisions.ts'
import { type DemoServer, startDemoServer } from '../support/demo-server.ts'
import { PASSWORD, signedIn } from '../support/people.ts'
import { estimate, estimates } from './blind-estimates.ts'
import { expectUsable, openPage, type WatchedPage, WIDTHS } from './page.ts'

let server: DemoServer
let shared: DemoServer

beforeAll(async () => {
  server = await startDemoServer()
  shared = await startDemoServer(async (context) => {
    await signedIn(context, 'lea', 'lead')
    await signedIn(context, 'con', 'contributor')
    await signedIn(context, 'viv', 'viewer')
  })
})
afterAll(async () => {
  await server?.close()
  await shared?.close()
})

/** A browser of their own, signed in, on this page. */
async function signIn(handle: string, path: string): Promise<WatchedPage> {
  const page = await openPage(`${shared.address}${path}`)
  await page.getByLabel('Handle').fill(handle)
  await page.getByLabel('Password').fill(PASSWORD)
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Sign in' }).click()])
  // Before, it was refused all that it asked for.
  page.complaints.length = 0
  return page
}

const REVIEW = '/review?step=differ&project=demo-canary'
test('two browsers estimate blind, see all revealed together, and one decision in both', async () => {
  const lea = await signIn('lea', REVIEW)
  const con = await signIn('con', REVIEW)
  await estimates(lea).getByText('Ines Duarte, Core API and Tomas Lind, Platform have answered').waitFor()
  await estimate(con, ['8.77', '9.77', '12'])
  // In the other browser by itself, without its figures.
  await estimates(lea).getByText('con example').waitFor()
  expect(await lea.content()).not.toContain('9.77')
  expect(await con.getByRole('button', { name: 'Reveal all together' }).count()).toBe(0)
  await estimate(lea, ['3', '4', '6'])

  await lea.getByRole('button', { name: 'Reveal all together' }).click()
  for (const page of [lea, con]) {
    await estimates(page).getByRole('heading', { name: 'Four blind estimates centre on 6.4 weeks' }).waitFor()
    await page.getByRole('listitem', { name: 'con example: 8.8 to 12, likeliest 9.8 weeks' }).waitFor()
  }
  await expectUsable(lea)

  // What they say together becomes the project's, and what it was again.
  await lea.getByRole('button', { name: 'Take the pooled figures' }).click()
  await lea.getByText('The project has the pooled figures now').waitFor()
  await lea.getByRole('button', { name: 'Undo' }).click()
  await lea.getByRole('button', { name: 'Take the pooled figures' }).waitFor()

  const decision = lea.getByRole('form', { name: 'Decide about Canary deploys for payments-api' })
  await decision.getByRole('button', { name: 'Accept the risk' }).click()
  await decision.getByLabel('until').fill('2026-12-31')
  await decision.getByLabel('Owner').fill('Ines Duarte')
  await decision.getByLabel('Reason').fill('Nothing has broken in a release since June')
  await decision.getByRole('button', { name: 'Record' }).click()
  for (const page of [lea, con]) await page.getByText('risk accepted until 31 Dec 2026').first().waitFor()
  expect(await con.getByRole('button', { name: 'Record' }).count()).toBe(0)
  await con.getByText('takes the role lead; yours is contributor').waitFor()
  expect([lea.complaints, con.complaints]).toEqual([[], []])

  const { headers } = await signedIn(shared.context, 'api', 'viewer')
  const answer = await fetch(`${shared.address}/api/v1/decisions`, { headers })
  expect(decisionsSchema.parse(await answer.json()).decisions[0]).toMatchObject({
    project: 'demo-canary',
    quarter: '2026Q4',
    decision: { outcome: 'risk accepted', owner: 'Ines Duarte', expiresOn: '2026-12-31' },
    decidedBy: 'lea example',
  })
})

test('a decision that somebody else was faster with is shown, and what was typed stays', async () => {
  const path = '/review?step=decide&project=demo-burn-alerts'
  const lea = await signIn('lea', path)
  const form = lea.getByRole('form', { name: 'Decide about Alert on SLO burn, not CPU' })
  await form.getByLabel('Owner').fill('Tomas Lind')
  await form.getByLabel('Reason').fill('Pages wake nobody for CPU any more')
  const { headers } = await signedIn(shared.context, 'max', 'lead')
  await fetch(`${shared.address}/api/v1/decisions/2026Q4/demo-burn-alerts`, {
    method: 'PUT',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({
      revision: 0,
      decision: { outcome: 'not this quarter', owner: 'Max', reason: 'No time', expiresOn: null },
    }),
  })
  await lea.getByRole('alert').filter({ hasText: 'max example has decided meanwhile' }).waitFor()
  await lea.getByRole('button', { name: 'Go on with mine' }).click()
  await form.getByRole('button', { name: 'Decide anew' }).click()
  await lea.getByText('Tomas Lind: Pages wake nobody for CPU any more').waitFor()
  // Down the list, the next that nobody has decided yet.
  await lea.getByRole('form', { name: 'Decide about Staged rollout for config changes' }).waitFor()
})

test('a viewer follows the review and is told what it takes to answer', async () => {
  const page = await signIn('viv', '/review?step=differ&project=demo-ledger-shard')
  await estimates(page).getByText('takes the role contributor; yours is viewer').waitFor()
  for (const name of ['Give your estimates', 'Take the pooled figures', 'Ask everybody again', 'Record'])
    expect(await page.getByRole('button', { name }).count()).toBe(0)
  expect(page.complaints).toEqual([])
})

test('alone on this machine: the agenda by arrow keys, shown to a room, and a file of it', async () => {
  const page = await openPage(`${server.address}/areas`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('link', { name: 'Review' }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('v')
  await page.getByRole('navigation', { name: 'Agenda' }).waitFor()
  await page.keyboard.press('p')
  await page.getByRole('navigation', { name: 'Screens' }).waitFor({ state: 'detached' })
  await page.keyboard.press('ArrowRight')
  await page.getByRole('heading', { level: 1, name: 'Twelve projects fit into Q4 2026' }).waitFor()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('heading', { level: 1, name: 'put the same eight projects first' }).waitFor()
  await page.getByRole('button', { name: 'Shard the ledger write path: 11th for Balanced' }).press('Enter')
  await page.getByRole('form', { name: 'Decide about Shard the ledger write path' }).waitFor()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('heading', { level: 1, name: 'one accepted risk has lapsed' }).waitFor()
  await page.getByText('lapsed 25 Sep 2026').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('navigation', { name: 'Screens' }).waitFor()
  await page.getByRole('button', { name: 'Export' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Markdown' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('review-2026q4-balanced.md')
  expect(page.complaints).toEqual([])
})

test.each(WIDTHS)('every step is usable at %i pixels', async (width) => {
  const page = await openPage(`${server.address}/review`, { viewport: { width, height: 900 } })
  for (const step of ['Where it hurts', 'What we propose', 'Where we differ', 'Decide']) {
    await page.getByRole('link', { name: step }).click()
    await page.getByRole('link', { name: step, exact: false }).and(page.locator('[aria-current]')).waitFor()
    await expectUsable(page)
  }
})
