import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AssumptionName } from '../../../model/assumption.ts'
import { committedPlanSchema } from '../../../model/contract/committed-plan.ts'
import { businessOfPlan } from '../../../server/usecases/business-view.ts'
import { freezePlan, keepFrozenPlan } from '../../../server/usecases/commit-plan.ts'
import { listCommittedPlans, readCommittedPlan, verifyCommittedPlan } from '../../../server/usecases/committed-plans.ts'
import type { Context } from '../../../server/usecases/context.ts'
import { saveProject } from '../../../server/usecases/edit-project.ts'
import { loadEvidence } from '../../../server/usecases/load-evidence.ts'
import { planQuarter, quarterQuestion } from '../../../server/usecases/plan-quarter.ts'
import { commitPlan } from '../../support/committed-plan.ts'
import { setAssumption, withoutDeadlines } from '../../support/set-assumption.ts'
import { importCsv, smallCompany } from '../../support/temporary-installation.ts'

type Company = Awaited<ReturnType<typeof smallCompany>>
type Edit = (company: Company) => Promise<unknown>

const assume =
  (name: AssumptionName, value: number): Edit =>
  ({ store }) =>
    setAssumption(store, name, value)
/** Things that change what a ranking of today says, each in another way. */
const EDITS: readonly Edit[] = [
  assume('seed', 7),
  assume('halfLife', 30),
  assume('draws', 512),
  assume('pertGamma', 2),
  assume('frontierDeadline', 50),
  (company) =>
    importCsv(
      company,
      'more.csv',
      'id,title,started_at,resolved_at,severity,services,cause\nx1,Worse,2025-12-20T08:00:00Z,2025-12-21T08:00:00Z,critical,checkout,deploy\n',
      'more',
    ),
  (company) => importCsv(company, 'teams.csv', 'id,title,capacity_weeks\ncore,Core,1\n', 'teams'),
  (company) => importCsv(company, 'accounts.csv', 'id,annual_revenue,services\nharbor,1,ledger\n', 'crm'),
  (company) => reject(company, 'canary'),
  (company) => reject(company, 'index'),
]

/** With accounts that pay and ask, so that there is a business to freeze. */
async function companyWithCustomers(): Promise<Company> {
  const company = await smallCompany()
  const accounts =
    'id,title,annual_revenue,tier,services,sla\nharbor,Harbor & Finch,900000,gold,checkout,99.99:0.1\nwren,Wren,20000,,ledger,\n'
  await importCsv(company, 'accounts.csv', accounts, 'crm')
  const requests =
    'id,title,requested_at,requested_by,service,accounts,people,at_stake,chance_of_loss_low,chance_of_loss_likely,chance_of_loss_high\nr1,Harbor leaves,2025-12-05,Grace Hopper,checkout,harbor,2,900000,0.1,0.2,0.5\n'
  await importCsv(company, 'requests.csv', requests, 'asked')
  return company
}

async function reject(context: Context, id: string) {
  const revision = (await context.store.edits.some('project', [id]))[0]?.revision ?? 0
  await saveProject(context, { id, revision, changes: { status: 'rejected' } })
}

test('a committed plan reproduces to the last digit whatever is edited afterwards', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.subarray(['canary', 'index']),
      fc.constantFrom(0.5, 3, 40),
      fc.shuffledSubarray([...EDITS], { minLength: 2, maxLength: 4 }),
      async (mine, weeks, edits) => {
        const company = await companyWithCustomers()
        const committed = await commitPlan(company, { mine, capacity: { core: weeks } }, 'a test')
        for (const edit of edits) await edit(company)
        expect(await readCommittedPlan(company, committed.id)).toEqual(committed)
        const { reproduces, differences, compared } = await verifyCommittedPlan(company, committed.id)
        expect(differences).toEqual([])
        expect(reproduces).toBe(true)
        expect(compared).toBeGreaterThan(100)
      },
    ),
    { numRuns: 6, seed: 20261001 },
  )
})

test('its figures are those of the plan on the screen', async () => {
  const company = await companyWithCustomers()
  await withoutDeadlines(company.store)
  // Neither is what the program has by default: a bundle that forgot them would tell.
  await setAssumption(company.store, 'seed', 7)
  await setAssumption(company.store, 'pertGamma', 2)
  const order = { mine: ['index'], capacity: { core: 5 }, lens: 'business' }
  const committed = await commitPlan(company, order)
  committedPlanSchema.parse(committed)
  const shown = await planQuarter(company, { ...quarterQuestion({}), ...order })
  expect(committed.figures.plan).toEqual(JSON.parse(JSON.stringify(shown)))
  const business = await businessOfPlan(company, { ...quarterQuestion({}), ...order })
  expect(committed.figures.business).toEqual(JSON.parse(JSON.stringify(business)))
  expect(business.money.total?.lost).toBeGreaterThan(0)
  expect(business.accounts.map(({ id }) => id)).toEqual(['harbor', 'wren'])
  const kept = (await company.store.committedPlans.get(committed.id))?.bundle ?? Buffer.alloc(0)
  expect(gunzipSync(kept).toString()).toContain('Harbor leaves')
  expect(gunzipSync(kept).toString()).not.toContain('Grace')
  expect(committed).toMatchObject({ id: '2026q2-1', seed: 7, draws: 4096 })
  await commitPlan(company, order)
  expect((await listCommittedPlans(company)).map(({ id }) => id)).toEqual(['2026q2-2', '2026q2-1'])
})

test('one that was written by the first version that could is read and reproduced', async () => {
  const company = await smallCompany()
  const { bundle, ...kept } = JSON.parse(
    readFileSync(new URL('../../fixtures/plans/format-1.json', import.meta.url), 'utf8'),
  )
  const id = await company.store.committedPlans.add({ ...kept, bundle: Buffer.from(bundle, 'base64') })
  expect(await verifyCommittedPlan(company, id)).toMatchObject({ reproduces: true, differences: [] })
  expect((await readCommittedPlan(company, id)).figures.business).toBeNull()
})

test('what was tampered with is found, and the database refuses to change it', async () => {
  const company = await smallCompany()
  const { id } = await commitPlan(company, { mine: ['canary'], capacity: { core: 3 } }, 'too many weeks')
  const database = new Database(company.store.path)
  expect(() => database.exec("UPDATE committed_plan SET title = 'another'")).toThrow(/never changed/)
  database.exec('DROP TRIGGER committed_plan_stays')
  const value = database.prepare("SELECT json_extract(figures, '$.plan.mine.value') FROM committed_plan").pluck().get()
  database.exec("UPDATE committed_plan SET figures = json_set(figures, '$.plan.mine.value', 0.999)")
  expect(await verifyCommittedPlan(company, id)).toMatchObject({
    reproduces: false,
    differences: [{ path: 'plan.mine.value', kept: '0.999', now: JSON.stringify(value) }],
  })
  database.exec(
    `UPDATE committed_plan SET figures = json_set(figures, '$.plan.mine.value', ${value}, '$.business.openNeeds', 9)`,
  )
  expect((await verifyCommittedPlan(company, id)).differences).toEqual([
    { path: 'business.openNeeds', kept: '9', now: '0' },
  ])
  database.exec(`UPDATE committed_plan SET figures = json_set(figures, '$.business.openNeeds', 0), hash = 'abc'`)
  database.close()
  expect(await verifyCommittedPlan(company, id)).toMatchObject({ reproduces: false, differences: [] })
})

test('other figures than were seen, and a plan that cannot be had without a reason, are refused', async () => {
  const company = await smallCompany()
  const order = { mine: ['canary', 'index'], capacity: { core: 1 } }
  await expect(commitPlan(company, order)).rejects.toThrow(/cannot be had: it takes 4\.3 of the 1 weeks of core/)
  const request = {
    title: 'Stale',
    reason: 'a test',
    evidenceVersion: (await loadEvidence(company, null)).version,
    order,
  }
  await reject(company, 'index')
  const frozen = await freezePlan(company, request)
  await expect(keepFrozenPlan(company, request, frozen)).rejects.toThrow(/evidence has changed/)
  expect(await listCommittedPlans(company)).toEqual([])
  await expect(readCommittedPlan(company, '2026q2-1')).rejects.toThrow(/none has been committed yet/)
})
