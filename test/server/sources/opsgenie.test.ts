import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { opsgenie } from '../../../server/sources/opsgenie/opsgenie.ts'
import { sendJson } from '../../faults/upstream.ts'
import { realData } from '../../support/real-data.ts'
import { at, collect, context, faultOf, NOW, serve, temporaryFile } from './reading.ts'

const incident = (changes: object = {}) => ({
  id: 'i-1',
  message: 'Queue is long',
  status: 'resolved',
  createdAt: '2026-01-01T10:10:00Z',
  updatedAt: '2026-01-02T09:00:00Z',
  impactStartDate: '2026-01-01T10:00:00Z',
  impactEndDate: '2026-01-01T11:00:00Z',
  priority: 'P1',
  tags: ['queue'],
  impactedServices: ['s-1', 's-2'],
  responders: [
    { type: 'team', id: 't' },
    { type: 'user', id: 'ada' },
    { type: 'user', id: 'grace' },
  ],
  links: { web: 'https://acme.app.opsgenie.com/incident/detail/i-1' },
  ...changes,
})
const readOne = async (changes: object = {}) => {
  const file = await temporaryFile('incidents.json', JSON.stringify({ data: [incident(changes)] }))
  return (await collect(opsgenie, opsgenie.read([file]))).incidents[0]
}

test('an incident has the impact that somebody stated, the moment it was opened as its notice, and its people', async () => {
  expect(await readOne()).toMatchObject({
    id: 'src/i-1',
    startedAt: at('2026-01-01T10:00:00Z'),
    detectedAt: at('2026-01-01T10:10:00Z'),
    resolvedAt: at('2026-01-01T11:00:00Z'),
    severity: 'critical',
    impacts: [
      { component: 's-1', name: 's-1', share: null },
      { component: 's-2', name: 's-2', share: null },
    ],
    labels: ['priority:P1', 'queue'],
    responders: 2,
  })
})

test.each([
  [{ impactStartDate: null }, { startedAt: at('2026-01-01T10:10:00Z'), detectedAt: null }],
  [{ impactEndDate: null }, { resolvedAt: at('2026-01-02T09:00:00Z') }],
  [{ status: 'open' }, { resolvedAt: null }],
  [{ status: 'closed' }, { resolvedAt: at('2026-01-01T11:00:00Z') }],
  [{ priority: null }, { severity: 'minor', labels: ['queue'] }],
  [{ responders: [{ type: 'team', id: 't' }] }, { responders: null }],
])('with %o is %o', async (changes, expected) => {
  expect(await readOne(changes)).toMatchObject(expected)
})

test('from the account has the names of its services and covers what the account tells of', async () => {
  const url = await serve((request, response) =>
    sendJson(response, {
      data: request.url?.startsWith('/v1/services') ? [{ id: 's-1', name: 'Queue' }] : [incident()],
    }),
  )
  const config = opsgenie.configSchema.parse({ key: 'k', baseUrl: url })
  const { incidents, pages } = await collect(opsgenie, opsgenie.pull(config, null, context()))
  expect(incidents[0]?.impacts.map(({ name }) => name)).toEqual(['Queue', 's-2'])
  expect(pages.at(-1)?.coverage).toEqual({ from: at('2026-01-01T10:10:00Z'), to: NOW })
})

test('of more than Opsgenie lists says so, and keeps what came', async () => {
  const url = await serve((request, response) => {
    const data = request.url?.startsWith('/v1/services') ? [] : Array.from({ length: 100 }, () => incident())
    sendJson(response, { data, paging: { next: 'next' } })
  })
  const config = opsgenie.configSchema.parse({ key: 'k', baseUrl: url })
  expect((await faultOf(collect(opsgenie, opsgenie.pull(config, null, context())))).message).toContain(
    'more than 20000',
  )
})

describe.skipIf(realData === null)("DevLake's recorded rows", () => {
  test('give the values that DevLake makes of them', async () => {
    const folder = join(realData ?? '', 'devlake/opsgenie/e2e')
    const { incidents, rejections } = await collect(
      opsgenie,
      opsgenie.read([join(folder, 'raw_tables/_raw_opsgenie_incidents.csv')]),
    )
    const snapshot = await readFile(join(folder, 'snapshot_tables/issues.csv'), 'utf8')
    const expected = (parse(snapshot, { columns: true, bom: true }) as Record<string, string>[]).map((row) => ({
      externalId: row.issue_key,
      title: row.title,
      url: row.url,
      startedAt: Date.parse(row.created_date ?? ''),
      resolvedAt: row.resolution_date ? Date.parse(row.resolution_date) : null,
      minutes: row.lead_time_minutes ? Number(row.lead_time_minutes) : null,
      lastUpdatedAt: Date.parse(row.updated_date ?? ''),
      priority: `priority:${row.priority}`,
    }))
    expect(rejections).toEqual([])
    expect(
      incidents.map(({ externalId, title, url, startedAt, resolvedAt, lastUpdatedAt, labels }) => ({
        externalId,
        title,
        url,
        startedAt,
        resolvedAt,
        minutes: resolvedAt === null ? null : Math.floor((resolvedAt - startedAt) / 60_000),
        lastUpdatedAt,
        priority: labels[0],
      })),
    ).toEqual(expected)
    expect(incidents.map(({ responders, severity }) => [responders, severity])).toEqual([
      [1, 'minor'],
      [1, 'none'],
    ])
  })
})
