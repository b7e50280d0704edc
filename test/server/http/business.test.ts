import { afterAll, beforeAll, expect, test } from 'vitest'
import { businessReportSchema } from '../../../model/contract/business.ts'
import { planReportSchema } from '../../../model/contract/plan.ts'
import type { RunningServer } from '../../../server/main.ts'
import { serveHere } from '../../support/serve-here.ts'
import { withoutDeadlines } from '../../support/set-assumption.ts'
import { importCsv, sharedCompany } from '../../support/temporary-installation.ts'

let company: Awaited<ReturnType<typeof sharedCompany>>
let server: RunningServer

const ACCOUNTS_CSV = `id,title,annual_revenue,tier,services,sla
acme,Acme,120000,gold,checkout;ledger,99.99:0.10
globex,Globex,60000,,ledger,
`
const REQUESTS_CSV = `id,title,requested_at,service,accounts,at_stake,chance_of_loss_low,chance_of_loss_likely,chance_of_loss_high,project
r1,Carts vanish,2025-12-01,checkout,acme,6000,0.5,0.5,0.5,canary
`

beforeAll(async () => {
  company = await sharedCompany()
  await withoutDeadlines(company.context.store)
  await importCsv(company.context, 'accounts.csv', ACCOUNTS_CSV, 'sheet')
  await importCsv(company.context, 'requests.csv', REQUESTS_CSV, 'sheet')
  server = await serveHere(company.context)
})
afterAll(async () => {
  await server.close()
  await company.close()
})

const get = (path: string) => fetch(`${server.address}/api/v1/${path}`)
const business = async (query: string) => businessReportSchema.parse(await (await get(`plan/business?${query}`)).json())

test("the money of a plan is that of the plan's own figures, part by part", async () => {
  const plan = planReportSchema.parse(await (await get('plan?mine=canary&quarter=2026Q2')).json())
  const { money, plan: members, needs } = await business('mine=canary&quarter=2026Q2')
  expect(members).toEqual([{ id: 'canary', title: 'Canary deploys' }])
  expect(money.total?.lost).toBeCloseTo(plan.inPeriod.lost.revenue, 0)
  expect(money.total?.avoided).toBeCloseTo(plan.mine?.avoided.revenue ?? 0, 0)
  // Half of 6,000, kept with the assumed chance of 3.5 / 6.
  expect(money.atStake).toEqual({ lost: 3_000, avoided: 1_750 })
  expect(needs).toMatchObject([{ id: 'r1', project: 'canary', closed: 0.583333 }])
})

test("without a set of one's own it is of the best plan", async () => {
  const best = planReportSchema.parse(await (await get('plan')).json())
  const { plan } = await business('')
  expect(plan.map(({ id }) => id).sort()).toEqual(best.plan.members.map(({ id }) => id).sort())
})

test('files hold the same figures', async () => {
  const report = await business('mine=canary')
  expect(JSON.parse(await (await get('plan/business?mine=canary&format=json&download=yes')).text())).toEqual(report)
  const csv = await (await get('plan/business?mine=canary&format=csv')).text()
  const [acme] = report.accounts
  expect(csv).toContain(
    `acme,Acme,gold,120000,${acme?.notices ? 'yes' : 'no'},${acme?.minutes.lost},${acme?.minutes.avoided}`,
  )
  const markdown = await (await get('plan/business?mine=canary&format=markdown')).text()
  for (const words of [report.words.headline, report.words.outages, report.words.needs])
    expect(markdown).toContain(words)
})

test.each([
  ['mine=canari', 'canari'],
  ['quarter=soon', 'is no quarter'],
])('%s is refused', async (query, words) => {
  const response = await get(`plan/business?${query}`)
  expect(response.status).toBe(400)
  expect(await response.text()).toContain(words)
})
