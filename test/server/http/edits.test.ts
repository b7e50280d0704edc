import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  editableIncidentSchema,
  editableProjectSchema,
  savedIncidentSchema,
  savedIncidentsSchema,
  savedProjectSchema,
} from '../../../model/contract/editable.ts'
import { problemSchema } from '../../../model/contract/problem.ts'
import { rankingSchema } from '../../../model/contract/ranking.ts'
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
const I1 = `/incidents/${encodeURIComponent('csv/i1')}`

test('an incident is read, saved and read again, under an id with a slash in it', async () => {
  expect(editableIncidentSchema.parse(await read(I1))).toMatchObject({ id: 'csv/i1', revision: 0, edit: null })
  const response = await ask('PUT', I1, { revision: 0, changes: { cause: 'capacity' } })
  expect(savedIncidentSchema.parse(await response.json())).toMatchObject({ revision: 1, former: null })
  expect(editableIncidentSchema.parse(await read(I1))).toMatchObject({ value: { cause: 'capacity' }, revision: 1 })
})

test('a saved project is in the next ranking, and a stale save brings what is kept', async () => {
  const changes = { title: 'Canaries everywhere' }
  const saved = await (await ask('PUT', '/projects/canary', { revision: 0, changes })).json()
  expect(savedProjectSchema.parse(saved)).toMatchObject({ value: changes, revision: 1, former: null })
  const { projects } = rankingSchema.parse(await read('/ranking'))
  expect(projects.find(({ id }) => id === 'canary')?.title).toBe('Canaries everywhere')

  const stale = await ask('PUT', '/projects/canary', { revision: 0, changes: { title: 'Mine' } })
  expect(stale.status).toBe(409)
  expect(problemSchema.parse(await stale.json())).toMatchObject({ code: 'conflict', current: { revision: 1, changes } })
  await ask('PUT', '/projects/canary', { revision: 1, changes: null })
  expect(editableProjectSchema.parse(await read('/projects/canary'))).toMatchObject({
    value: { title: 'Canary deploys' },
    revision: 2,
    edit: null,
  })
})

test.each([
  ['PUT', '/projects/none', { revision: 0, changes: null }, 404, 'there is no project "none"'],
  ['PUT', '/incidents/none', { revision: 0, changes: null }, 404, 'there is no incident "none"'],
  ['GET', '/projects/none', undefined, 404, 'there is no project "none"'],
  ['PUT', '/projects/canary', { changes: null }, 400, 'revision'],
  ['PUT', '/projects/canary', { revision: 0, changes: { id: 'other' } }, 400, 'Unrecognized key'],
  [
    'PUT',
    '/projects/canary',
    { revision: 0, changes: { effort: [{ team: 'core', low: 5, likely: 3, high: 6 }] } },
    400,
    'changes.effort.0.low: low (5) is above likely (3)',
  ],
  ['PUT', I1, { revision: 0, changes: { share: 35 } }, 400, 'changes.share: a share is between 0 and 1'],
  ['PUT', I1, { revision: 0, changes: { services: [] } }, 400, 'changes.services: name at least one service'],
])('%s %s with %j is refused and says why', async (method, path, body, status, words) => {
  const response = await ask(method, path, body)
  expect(response.status).toBe(status)
  expect(problemSchema.parse(await response.json()).detail).toContain(words)
})

test('many incidents are amended, and the amendment is undone with what it answered', async () => {
  const incidents = ['csv/i1', 'csv/i2'].map((id) => ({ id, revision: 0 }))
  const response = await ask('PATCH', '/incidents', { incidents, changes: { cause: 'capacity' } })
  const amended = savedIncidentsSchema.parse(await response.json()).incidents
  expect(amended.map(({ value, former }) => [value.cause, former])).toEqual([
    ['capacity', null],
    ['capacity', null],
  ])
  const undo = amended.map(({ id, revision, former }) => ({ id, revision, changes: former }))
  expect((await ask('PUT', '/incidents', { incidents: undo })).status).toBe(200)
  expect(await read(I1)).toMatchObject({ value: { cause: 'deploy' }, revision: 2 })
  const stale = await ask('PATCH', '/incidents', { incidents, changes: { cause: 'deploy' } })
  expect(problemSchema.parse(await stale.json()).current).toEqual([
    { id: 'csv/i1', revision: 2, changes: null },
    { id: 'csv/i2', revision: 2, changes: null },
  ])
})

test('a project is made and removed', async () => {
  const effort = [{ team: 'core', low: 1, likely: 2, high: 3 }]
  const made = await ask('POST', '/projects', { title: 'Rehearse failovers', effort })
  expect(editableProjectSchema.parse(await made.json())).toMatchObject({
    id: 'rehearse-failovers',
    source: 'people',
    value: { status: 'candidate', description: null, effects: [] },
  })
  expect((await ask('DELETE', '/projects/rehearse-failovers?revision=0')).status).toBe(200)
  expect((await ask('GET', '/projects/rehearse-failovers')).status).toBe(404)
  const wrong = await ask('POST', '/projects', { title: '', effort: [{ team: 'core', low: 3, likely: 2, high: 4 }] })
  expect(problemSchema.parse(await wrong.json()).errors?.map(({ path }) => path)).toEqual(['title', 'effort.0.low'])
  expect((await ask('PATCH', '/incidents', { incidents: [], changes: {} })).status).toBe(400)
})
