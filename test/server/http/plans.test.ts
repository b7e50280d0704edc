import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  committedPlanSchema,
  committedPlansSchema,
  scenarioSchema,
  scenariosSchema,
  verificationSchema,
} from '../../../model/contract/committed-plan.ts'
import { planReportSchema } from '../../../model/contract/plan.ts'
import { problemSchema } from '../../../model/contract/problem.ts'
import type { ServerEvent } from '../../../model/contract/source.ts'
import type { RunningServer } from '../../../server/main.ts'
import { serveHere } from '../../support/serve-here.ts'
import { withoutDeadlines } from '../../support/set-assumption.ts'
import { smallCompany } from '../../support/temporary-installation.ts'

let server: RunningServer
let context: Awaited<ReturnType<typeof smallCompany>>

beforeEach(async () => {
  context = await smallCompany()
  await withoutDeadlines(context.store)
  server = await serveHere(context)
})
afterEach(() => server.close())

const ask = (method: string, path: string, body?: object) =>
  fetch(`${server.address}/api/v1${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
const order = { mine: ['index'], quarter: '2026Q2', capacity: { core: 3 } }

test('a plan is committed with the figures that were asked for, told of, taken out as files and verified', async () => {
  const events: ServerEvent[] = []
  context.events.subscribe((event) => events.push(event))
  const report = planReportSchema.parse(await (await ask('POST', '/plan', order)).json())
  const request = { title: 'Spring', reason: null, evidenceVersion: report.evidenceVersion, order }
  const answer = await ask('POST', '/plans', request)
  expect(answer.status).toBe(200)
  const committed = committedPlanSchema.parse(await answer.json())
  expect(committed.figures.plan).toEqual(report)
  expect(events).toEqual([{ type: 'plans-changed' }])

  expect(committedPlansSchema.parse(await (await ask('GET', '/plans')).json()).plans).toMatchObject([
    { id: committed.id, title: 'Spring', projects: 1, value: report.mine?.value },
  ])
  expect(await (await ask('GET', `/plans/${committed.id}`)).json()).toEqual(committed)
  const markdown = await ask('GET', `/plans/${committed.id}?format=markdown&download=yes`)
  expect(markdown.headers.get('content-disposition')).toContain(`plan-${committed.id}.md`)
  const text = await markdown.text()
  for (const words of ['# Spring', 'seed 41', committed.hash.slice(0, 12), report.words.mine, 'Index the ledger'])
    expect(text).toContain(words)
  const csv = (await (await ask('GET', `/plans/${committed.id}?format=csv`)).text()).trim().split('\n')
  expect(csv).toHaveLength(3)
  expect(
    verificationSchema.parse(await (await ask('GET', `/plans/${committed.id}/verification`)).json()),
  ).toMatchObject({
    reproduces: true,
  })

  const stale = await ask('POST', '/plans', { ...request, evidenceVersion: 'before' })
  expect(stale.status).toBe(409)
  expect(problemSchema.parse(await stale.json()).detail).toContain('evidence has changed')
  expect((await ask('GET', '/plans/2026q2-9')).status).toBe(404)
})

test('scenarios are kept, changed from their newest revision only, and removed', async () => {
  const made = scenarioSchema.parse(
    await (await ask('POST', '/plan-scenarios', { title: 'Half of core', order })).json(),
  )
  expect(made).toMatchObject({ id: 'half-of-core', revision: 1, order })
  const second = scenarioSchema.parse(
    await (await ask('POST', '/plan-scenarios', { title: 'Half of core', order })).json(),
  )
  expect(second.id).toBe('half-of-core-2')
  const changed = { title: 'Half', order: { ...order, mine: [] }, revision: 1 }
  expect((await ask('PUT', '/plan-scenarios/half-of-core', changed)).status).toBe(200)
  const stale = await ask('PUT', '/plan-scenarios/half-of-core', changed)
  expect(stale.status).toBe(409)
  expect(problemSchema.parse(await stale.json()).current).toMatchObject({ revision: 2, title: 'Half' })
  expect((await ask('DELETE', '/plan-scenarios/half-of-core?revision=1')).status).toBe(409)
  expect((await ask('DELETE', '/plan-scenarios/half-of-core?revision=2')).status).toBe(200)
  const { scenarios } = scenariosSchema.parse(await (await ask('GET', '/plan-scenarios')).json())
  expect(scenarios.map(({ id }) => id)).toEqual(['half-of-core-2'])
})
