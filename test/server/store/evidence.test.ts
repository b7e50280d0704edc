import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { hours, instant, ratio } from '../../../model/quantity.ts'
import {
  account,
  issue,
  project,
  raw,
  reading,
  records,
  request,
  rice,
  risk,
  service,
  slo,
  team,
} from './sample-company.ts'
import { incident, page, record } from './sample-evidence.ts'
import { temporaryStore } from './temporary-store.ts'

test('every kind of evidence comes back as it went in', async () => {
  const { store, run } = await temporaryStore()
  const full = incident('full', {
    detectedAt: instant(1),
    impacts: [{ component: 'c', name: 'Zürich ☂', share: ratio(0.25) }],
    cause: 'human error',
    suggestedCause: 'deploy',
    labels: ['eu'],
    responders: 3,
    effort: hours(4.25),
    durationConfirmed: true,
  })
  await store.ingest.page({
    ...page(run, [...records, { kind: 'incident', value: full, externalId: 'full', raw }]),
    readings: [reading],
  })
  expect(await store.incidents.all()).toEqual([full])
  expect(await store.services.all()).toEqual([service])
  expect(await store.accounts.all()).toEqual([account])
  expect(await store.risks.all()).toEqual([risk])
  expect(await store.issues.all()).toEqual([{ ...issue, source: 'status' }])
  expect(await store.requests.all()).toEqual([{ ...request, source: 'status', said: {}, revision: 0 }])
  expect(await store.slos.all()).toEqual([slo])
  const { externalId: _, ...series } = reading
  expect(await store.sli.all()).toEqual([{ ...series, id: 'status/checkout-availability' }])
  expect(await store.teams.all()).toEqual([team])
  expect(await store.projects.all()).toEqual([{ ...project, source: 'status' }])
  expect(await store.rice.all()).toEqual([rice])
  expect(await store.counts()).toEqual({
    incident: 1,
    service: 1,
    account: 1,
    risk: 1,
    issue: 1,
    request: 1,
    slo: 1,
    team: 1,
    project: 1,
    rice: 1,
    sources: 1,
    quarantined: 0,
  })
  expect(await store.sources.find('status')).toMatchObject({ rows: 10 })
})

test('what two sources state of one service is one service: the configuration file, else the first source, holds', async () => {
  const { store } = await temporaryStore()
  const stateIn = async (source: string, title: string) => {
    await store.sources.upsert({ id: source, type: 'csv', title: source })
    const { id } = await store.runs.start(source)
    const value = { ...service, title }
    await store.ingest.page(page(id, [{ kind: 'service', value, externalId: value.id, raw }], { source }))
  }
  const titles = async () => (await store.services.all()).map(({ title }) => title)
  await stateIn('zebra', 'From zebra')
  await stateIn('apple', 'From apple')
  expect(await titles()).toEqual(['From apple'])
  await stateIn('configuration', 'From the file')
  expect(await titles()).toEqual(['From the file'])
})

test('a project that could not be read back is refused on its way in', async () => {
  const { store, run } = await temporaryStore()
  const value = { ...project, effort: [{ team: 'payments', low: 3, likely: 2, high: 4 }] }
  await expect(
    store.ingest.page(page(run, [{ kind: 'project', value, externalId: value.id, raw }])),
  ).rejects.toMatchObject({ code: 'refused-row', message: expect.stringContaining('low (3) is above likely (2)') })
  expect(await store.projects.all()).toEqual([])
})

test.each([
  ['UPDATE incident SET impacts = \'[{"component":1}]\'', 'incident.impacts'],
  ["UPDATE incident SET labels = '[1'", 'incident.labels'],
])('a damaged column is named and never passed on: %s', async (sql, column) => {
  const { store, run, path } = await temporaryStore()
  await store.ingest.page(page(run, [record('a')]))
  const database = new Database(path)
  database.exec(sql)
  database.close()
  await expect(store.incidents.all()).rejects.toMatchObject({
    code: 'damaged',
    message: expect.stringContaining(column),
  })
})

test('clear leaves nothing but a version that goes on', async () => {
  const { store, run } = await temporaryStore()
  await store.ingest.page(
    page(run, [...records, record('a')], { rejections: [{ location: 'x', externalId: null, reason: '', raw }] }),
  )
  await store.settings.set({ demo: true })
  const version = await store.evidenceVersion()
  await store.clear()
  expect(Object.values(await store.counts()).every((count) => count === 0)).toBe(true)
  expect(await store.runs.list()).toEqual([])
  expect(await store.components.all()).toEqual([])
  expect((await store.settings.get()).demo).toBe(false)
  expect(await store.evidenceVersion()).toBeGreaterThan(version)
  expect((await store.integrity()).problems).toEqual([])
})
