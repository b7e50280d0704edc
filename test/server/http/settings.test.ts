import { afterEach, beforeEach, expect, test } from 'vitest'
import { problemSchema } from '../../../model/contract/problem.ts'
import { rankingSchema } from '../../../model/contract/ranking.ts'
import { savedAssumptionSchema, settingPreviewSchema, settingsReportSchema } from '../../../model/contract/settings.ts'
import type { RunningServer } from '../../../server/main.ts'
import { serveHere } from '../../support/serve-here.ts'
import { smallCompany } from '../../support/temporary-installation.ts'

let server: RunningServer
beforeEach(async () => {
  server = await serveHere(await smallCompany())
})
afterEach(() => server.close())

const ask = (method: string, path: string, body?: unknown) =>
  fetch(`${server.address}/api/v1${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
const read = async (path: string) => (await ask('GET', path)).json()

test('an assumption that is set counts in the next answer, though answers are kept', async () => {
  const before = rankingSchema.parse(await read('/ranking'))
  const draft = { kind: 'assumption', id: 'halfLife', changes: { value: 10 } }
  settingPreviewSchema.parse(await (await ask('POST', '/settings/preview', draft)).json())
  expect(rankingSchema.parse(await read('/ranking'))).toEqual(before)
  const saved = await ask('PUT', '/settings/assumptions/halfLife', { revision: 0, changes: { value: 10 } })
  expect(savedAssumptionSchema.parse(await saved.json())).toMatchObject({ revision: 1, former: null })
  const after = rankingSchema.parse(await read('/ranking'))
  expect(after.projects.map(({ avoided }) => avoided)).not.toEqual(before.projects.map(({ avoided }) => avoided))
  const { assumptions } = settingsReportSchema.parse(await read('/settings'))
  expect(assumptions.find(({ name }) => name === 'halfLife')).toMatchObject({
    value: 10,
    revision: 1,
    origin: 'person',
  })
})

test('every table comes as CSV, JSON and Markdown with where each value is from', async () => {
  await ask('PUT', '/settings/teams/core', { revision: 0, changes: { title: '=Core', capacity: 3 } })
  const csv = await ask('GET', '/settings?table=teams&format=csv')
  expect(csv.headers.get('content-disposition')).toContain('teams-2026-01-01.csv')
  const [head, row] = (await csv.text()).split('\n')
  expect(head).toBe('id,title,capacity,asked,projects,services,origin,line,changed_at,as_of')
  expect(row).toMatch(/^core,'=Core,3,4\.\d+,2,2,person,,2026-01-01T/)
  expect(await (await ask('GET', '/settings?table=assumptions&format=markdown')).text()).toContain('| halfLife | 120 |')
  expect(await read('/settings?table=lenses&format=json')).toMatchObject({
    total: 5,
    rows: [{ id: 'balanced' }, {}, {}, {}, {}],
  })
})

test.each([
  ['/settings/assumptions/halfLife', { revision: 0, changes: { value: 0 } }, 400, 'halfLife must be between 1 and'],
  ['/settings/assumptions/half', { revision: 0, changes: { value: 9 } }, 404, 'there is no assumption "half"'],
  ['/settings/services/nobody', { revision: 0, changes: { tier: 1 } }, 404, 'there is no service "nobody"'],
  ['/settings/services/nobody', { revision: 0, changes: null }, 404, 'there is no service "nobody"'],
  ['/settings/services/checkout', { revision: 0, changes: { trafficShare: 35 } }, 400, 'write 0.35 for 35%'],
  ['/settings/teams/core', { revision: 0, changes: { title: 'Core', capacity: -1 } }, 400, '0 engineer-weeks or more'],
  [
    '/settings/lenses/balanced',
    { revision: 0, changes: { weights: { reliability: 1, revenue: 1, toil: 0, demand: 0 } } },
    400,
    'weights must add up to 1',
  ],
  ['/settings/lenses/balanced', { revision: 3, changes: { title: 'Even' } }, 409, 'somebody else has changed balanced'],
])('PUT %s %o is refused with %i', async (path, body, status, words) => {
  const response = await ask('PUT', path, body)
  const { detail } = problemSchema.parse(await response.json())
  expect([response.status, detail]).toEqual([status, expect.stringContaining(words)])
})
