import { afterEach, beforeEach, expect, test } from 'vitest'
import { incidentDetailSchema, incidentRowSchema, pageSchema } from '../../../model/contract/evidence-tables.ts'
import { outagesSchema, regroupedSchema, sourceOrderAnswerSchema } from '../../../model/contract/outages.ts'
import { problemSchema } from '../../../model/contract/problem.ts'
import { rankingSchema } from '../../../model/contract/ranking.ts'
import { statusSchema } from '../../../model/contract/resource.ts'
import type { RunningServer } from '../../../server/main.ts'
import { loadEvidence } from '../../../server/usecases/load-evidence.ts'
import { serveHere } from '../../support/serve-here.ts'
import { importCsv, smallCompany } from '../../support/temporary-installation.ts'

type Company = Awaited<ReturnType<typeof smallCompany>>
let company: Company
let server: RunningServer

/** A page that tells of the company's first incident too, three minutes later, and worse. */
const PAGE = `id,title,started_at,resolved_at,severity,services,share
p1,Checkout fails for many,2025-12-01T10:03:00Z,2025-12-01T11:20:00Z,critical,checkout,0.6
`
beforeEach(async () => {
  company = await smallCompany()
  await importCsv(company, 'page.csv', PAGE, 'page')
  server = await serveHere(company)
})
afterEach(() => server.close())

const ask = (method: string, path: string, body?: unknown) =>
  fetch(`${server.address}/api/v1${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
const read = async (path: string) => (await ask('GET', path)).json()
const proposals = async () => outagesSchema.parse(await read('/outages'))
const rows = async () => pageSchema(incidentRowSchema).parse(await read('/incidents')).rows
const regroup = async (body: unknown) => regroupedSchema.parse(await (await ask('PUT', '/outages', body)).json())
const record = async (id: string) =>
  incidentDetailSchema.parse(await read(`/incidents/${encodeURIComponent(id)}/record`))
const losses = async () => (await loadEvidence(company, null)).losses

const APART = [['csv/i1'], ['page/p1']]
const TOGETHER = [['csv/i1', 'page/p1']]

test('a proposed outage is merged, counts once, says whose word holds, and a split gives back what was there', async () => {
  const before = { rows: await rows(), losses: await losses(), ranking: rankingSchema.parse(await read('/ranking')) }
  expect(await proposals()).toMatchObject({
    proposed: 1,
    merged: { outages: 0, incidents: 0 },
    proposals: [
      {
        reason: 'start 3 min apart, both on Checkout',
        incidents: [{ members: ['csv/i1'] }, { members: ['page/p1'], sources: ['page'] }],
      },
    ],
  })
  const merged = await regroup({ was: APART, now: TOGETHER, apart: [] })
  expect(await proposals()).toMatchObject({ proposed: 0, merged: { outages: 1, incidents: 2 } })
  // Sources of one type: by id, csv before page.
  const row = (await rows()).find(({ id }) => id === 'csv/i1')
  expect(row).toMatchObject({
    title: 'Deploy broke checkout',
    sources: ['csv', 'page'],
    members: ['csv/i1', 'page/p1'],
    lostMinutes: 24,
    flags: expect.arrayContaining(['merged']),
  })
  expect(await rows()).toHaveLength(before.rows.length - 1)
  expect(statusSchema.parse(await read('/status')).counts.incidents).toBe(before.rows.length - 1)
  expect((await losses()).filter(({ incident }) => incident === 'csv/i1' || incident === 'page/p1')).toHaveLength(1)
  const { outage, mapping } = await record('csv/i1')
  expect(outage?.members).toMatchObject([
    { id: 'csv/i1', gives: expect.arrayContaining(['title', 'start', 'end', 'share of checkout']) },
    { id: 'page/p1', gives: [], raw: expect.stringContaining('Checkout fails for many') },
  ])
  expect(mapping).toContain('page: checkout by the name that its source gives')
  const { former } = merged
  expect(former).toEqual({ was: TOGETHER, now: APART, apart: [] })

  // Undone: proposed as before, and every figure as it was.
  await regroup(former)
  expect({ rows: await rows(), losses: await losses(), ranking: rankingSchema.parse(await read('/ranking')) }).toEqual(
    before,
  )
  expect((await proposals()).proposed).toBe(1)
})

test('what is kept apart stays so over syncs, and is proposed again once that is undone', async () => {
  const { former } = await regroup({ was: APART, now: APART, apart: [['page/p1', 'csv/i1']] })
  await importCsv(company, 'page.csv', PAGE.replace('critical', 'major'), 'page')
  expect((await proposals()).proposed).toBe(0)
  await regroup(former)
  expect((await proposals()).proposed).toBe(1)
})

test('what is kept apart is not called told twice any more, and each minute still counts once', async () => {
  // Within the other, and not so bad.
  const inside = PAGE.replace('10:03', '10:05').replace('11:20', '10:50').replace('0.6', '0.2')
  await importCsv(company, 'page.csv', inside, 'page')
  const page = async () => (await rows()).find(({ id }) => id === 'page/p1')
  expect(await page()).toMatchObject({ lostMinutes: 0, flags: ['overlapped'] })
  await regroup({ was: APART, now: APART, apart: [['page/p1', 'csv/i1']] })
  expect(await page()).toMatchObject({ lostMinutes: 0, flags: [] })
})

test('a sync brings a merged outage up to date and never takes it apart; a source that goes takes its part along', async () => {
  await ask('PUT', '/outages/source-order', { impact: ['page'] })
  await regroup({ was: APART, now: TOGETHER, apart: [] })
  const outage = async () => (await rows()).find(({ id }) => id === 'csv/i1')
  expect(await outage()).toMatchObject({ severity: 'critical', lostMinutes: 36 })
  await importCsv(company, 'page.csv', PAGE.replace('0.6', '0.7').replace('critical', 'major'), 'page')
  expect(await outage()).toMatchObject({ severity: 'major', lostMinutes: 42, members: ['csv/i1', 'page/p1'] })
  await company.store.sources.remove('page')
  expect(await outage()).toMatchObject({ severity: 'major', lostMinutes: 24, members: [] })
  // Back again, it is one outage again.
  await importCsv(company, 'page.csv', PAGE, 'page')
  expect(await outage()).toMatchObject({ members: ['csv/i1', 'page/p1'] })
})

test('people say of the outage what they say of the incident that names it, and a split leaves that with it', async () => {
  await regroup({ was: APART, now: TOGETHER, apart: [] })
  const I1 = `/incidents/${encodeURIComponent('csv/i1')}`
  expect((await ask('PUT', I1, { revision: 0, changes: { share: 0.1 } })).status).toBe(200)
  expect((await losses()).find(({ incident }) => incident === 'csv/i1')?.minutes).toBeCloseTo(6, 9)
  expect((await ask('PUT', `/incidents/${encodeURIComponent('page/p1')}`, { revision: 0, changes: {} })).status).toBe(
    404,
  )
  await regroup({ was: TOGETHER, now: APART, apart: [['csv/i1', 'page/p1']] })
  expect((await rows()).find(({ id }) => id === 'page/p1')).toMatchObject({ share: 0.6, flags: [] })
})

test('a text that names another is merged unasked once that is switched on, and split for good', async () => {
  await importCsv(
    company,
    'page.csv',
    'id,title,started_at,resolved_at,severity,services,share\np2,See CSV-77 for the cause,2025-12-01T10:30:00Z,2025-12-01T10:50:00Z,major,nowhere,\n',
    'page',
  )
  await importCsv(
    company,
    'incidents.csv',
    'id,title,started_at,resolved_at,severity,services\nCSV-77,Ledger down,2025-12-01T10:20:00Z,2025-12-01T10:50:00Z,major,ledger\n',
  )
  const named = async () => (await proposals()).proposals.find(({ isNamed }) => isNamed)
  expect(await named()).toMatchObject({
    reason: 'page names CSV-77 of csv, start within 10 min'.replace('within 10 min', '10 min apart'),
  })
  await ask('PUT', '/settings/assumptions/mergeNamed', { revision: 0, changes: { value: 1 } })
  expect(await named()).toBeUndefined()
  expect((await record('csv/CSV-77')).outage).toMatchObject({ isByRule: true, members: [{}, {}] })
  const pair = [['csv/CSV-77', 'page/p2']]
  await regroup({ was: pair, now: [['csv/CSV-77'], ['page/p2']], apart: pair })
  expect((await record('csv/CSV-77')).outage).toBeNull()
  expect(await named()).toBeUndefined()
})

test.each([
  [{ was: [['csv/none']], now: [['csv/none']], apart: [] }, 404, 'there is no incident "csv/none"'],
  [{ was: APART, now: [['csv/i1']], apart: [] }, 400, 'the same incidents as "was"'],
  [{ was: APART, now: TOGETHER, apart: TOGETHER }, 400, 'in different groups'],
  [{ was: [['csv/i1', 'csv/i1']], now: APART, apart: [] }, 400, 'every incident once'],
  [{ was: TOGETHER, now: APART, apart: [] }, 409, 'grouped otherwise by now'],
])('%j is refused and says why', async (body, status, words) => {
  const response = await ask('PUT', '/outages', body)
  expect(response.status).toBe(status)
  expect(problemSchema.parse(await response.json()).detail).toContain(words)
})

test('the order of sources is told with the usual one, changed and given back', async () => {
  const order = async (body: unknown) =>
    sourceOrderAnswerSchema.parse(await (await ask('PUT', '/outages/source-order', body)).json())
  expect((await order({ words: ['page', 'csv'] })).order).toMatchObject({
    words: ['page', 'csv'],
    times: ['csv', 'page'],
  })
  expect(await order({})).toMatchObject({ order: { words: ['csv', 'page'] }, stated: [] })
  expect((await ask('PUT', '/outages/source-order', { words: ['nobody'] })).status).toBe(400)
})
