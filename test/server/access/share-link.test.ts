import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { madeShareLinkSchema, sharedPlanSchema, shareLinksSchema } from '../../../model/contract/share-link.ts'
import { instant } from '../../../model/quantity.ts'
import type { Context } from '../../../server/usecases/context.ts'
import { commitPlan } from '../../support/committed-plan.ts'
import { signedIn } from '../../support/people.ts'
import { serveHere } from '../../support/serve-here.ts'
import { withoutDeadlines } from '../../support/set-assumption.ts'
import { NOW, smallCompany } from '../../support/temporary-installation.ts'

const DAY = 86_400_000

let context: Context
let address: string
let now: number

beforeEach(async () => {
  now = NOW
  const company = await smallCompany()
  await withoutDeadlines(company.store)
  context = { ...company, now: () => instant(now) }
  const server = await serveHere(context)
  onTestFinished(() => server.close())
  address = server.address
})

const ask = (method: string, path: string, headers: Record<string, string>, body?: object) =>
  fetch(`${address}/api/v1${path}`, {
    method,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })

/** A link that a lead made of one of two plans, by the interface, and what its holder sends along. */
async function sharedPlan() {
  const order = { mine: ['index'], quarter: '2026Q2', capacity: { core: 3 } }
  const plan = await commitPlan(context, order, 'Agreed')
  await commitPlan(context, { ...order, mine: [] }, 'Of nobody else')
  const lead = await signedIn(context, 'ada', 'lead')
  const answer = await ask('POST', '/share-links', lead.headers, { plan: plan.id, days: 2 })
  const made = madeShareLinkSchema.parse(await answer.json())
  const secret = made.address.replace('/shared#', '')
  return { plan, lead, link: made.link, holder: { authorization: `Bearer ${secret}` } }
}
const opened = (holder: Record<string, string>) => ask('GET', '/shared-plan', holder)

test('a link opens its plan as it was committed but for money and customers, whoever has it, as often as they like, and says when it was used', async () => {
  const { plan, lead, link, holder } = await sharedPlan()
  await context.store.settings.set({ company: 'Tidewater Payments' })
  for (let time = 0; time < 2; time += 1) {
    const answer = await opened(holder)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toBeNull()
    const { company, isDemo, ...shared } = sharedPlanSchema.parse(await answer.json())
    expect(plan.figures.business?.period.quarter).toBe('2026Q2')
    expect(shared).toEqual({ ...plan, figures: { ...plan.figures, business: null } })
    expect([company, isDemo]).toEqual(['Tidewater Payments', false])
  }
  const listed = await ask('GET', `/share-links?plan=${plan.id}`, lead.headers)
  expect(shareLinksSchema.parse(await listed.json()).links).toEqual([
    { ...link, by: 'ada', usedAt: new Date(NOW).toISOString() },
  ])
})

test('a link is for reading: nothing that writes is let through, and the plan stays as it is', async () => {
  const { plan, link, holder } = await sharedPlan()
  for (const [method, path] of [
    ['PUT', '/shared-plan'],
    ['POST', '/shared-plan'],
    ['DELETE', '/shared-plan'],
  ] as const) {
    expect([method, (await ask(method, path, holder, {})).status]).toEqual([method, 405])
  }
  for (const [method, path] of [
    ['POST', '/share-links'],
    ['DELETE', `/share-links/${link.id}`],
    ['POST', '/plans'],
    ['POST', '/plan'],
  ] as const) {
    expect([method, path, (await ask(method, path, holder, { plan: plan.id, days: 90 })).status]).toEqual([
      method,
      path,
      403,
    ])
  }
  expect(await (await opened(holder)).json()).toMatchObject({ id: plan.id, hash: plan.hash })
})

test('a link opens its plan to the last moment of its time and not a moment longer', async () => {
  const { holder } = await sharedPlan()
  now = NOW + 2 * DAY - 1
  expect((await opened(holder)).status).toBe(200)
  now += 1
  expect((await opened(holder)).status).toBe(401)
})

test('a link opens nothing from the moment it is taken back, and the log has both', async () => {
  const { plan, lead, link, holder } = await sharedPlan()
  expect((await opened(holder)).status).toBe(200)
  expect((await ask('DELETE', `/share-links/${link.id}`, lead.headers)).status).toBe(200)
  expect((await opened(holder)).status).toBe(401)
  expect((await ask('DELETE', `/share-links/${link.id}`, lead.headers)).status).toBe(404)
  const { entries } = await context.store.audit.list({ kind: 'share link', offset: 0, limit: 10 })
  expect(entries).toMatchObject([
    { action: 'removed', person: { handle: 'ada' }, subject: `link ${link.id}` },
    { action: 'made', person: { handle: 'ada' }, subject: `link ${link.id}`, after: { snapshot: plan.id } },
  ])
})
