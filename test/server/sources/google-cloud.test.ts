import { describe, expect, test } from 'vitest'
import { addressOf, googleCloud } from '../../../server/sources/google-cloud/google-cloud.ts'
import { titleOf } from '../../../server/sources/google-cloud/map-incident.ts'
import { at, collect, context, faultOf, NOW, serve, temporaryFile } from './reading.ts'

const row = (changes: object = {}) => ({
  id: 'abc',
  number: '1',
  begin: '2023-01-01T10:00:00+00:00',
  created: '2023-01-01T10:20:00+00:00',
  end: '2023-01-01T12:00:00+00:00',
  modified: '2023-01-02T08:00:00+00:00',
  external_desc: 'Cloud Run is slow.',
  severity: 'medium',
  service_key: 'zall',
  service_name: 'Multiple Products',
  affected_products: [{ id: 'run', title: 'Cloud Run' }],
  uri: 'incidents/abc',
  ...changes,
})

const {
  id: _id,
  affected_products: _products,
  ...oldForm
} = row({
  begin: '2023-01-01T10:00:00Z',
  service_key: 'run',
  service_name: 'Google Cloud Run',
  uri: '/incident/run/1',
})

const readRows = async (...rows: unknown[]) =>
  collect(googleCloud, googleCloud.read([await temporaryFile('incidents.json', JSON.stringify(rows))]))

describe('an incident', () => {
  test('carries what Google says; the share is left to its severity', async () => {
    const { incidents, records } = await readRows(row())
    expect(incidents).toEqual([
      {
        id: 'src/abc',
        source: 'src',
        externalId: 'abc',
        title: 'Cloud Run is slow',
        startedAt: at('2023-01-01T10:00:00Z'),
        detectedAt: at('2023-01-01T10:20:00Z'),
        mitigatedAt: null,
        resolvedAt: at('2023-01-01T12:00:00Z'),
        lastUpdatedAt: at('2023-01-02T08:00:00Z'),
        severity: 'major',
        impacts: [{ component: 'run', name: 'Cloud Run', share: null }],
        rootComponent: null,
        cause: null,
        suggestedCause: null,
        labels: [],
        responders: null,
        effort: null,
        risk: null,
        durationConfirmed: false,
        url: 'https://status.cloud.google.com/incidents/abc',
      },
    ])
    expect(JSON.parse(records[0]?.raw ?? '')).toEqual(row())
  })

  test.each([
    ['high', 'critical'],
    ['medium', 'major'],
    ['low', 'minor'],
  ])('of severity %s is %s', async (severity, expected) => {
    expect((await readRows(row({ severity }))).incidents[0]?.severity).toBe(expected)
  })

  test('without an end is open', async () => {
    const { incidents } = await readRows(row({ end: undefined }))
    expect(incidents[0]).toMatchObject({ resolvedAt: null, lastUpdatedAt: at('2023-01-02T08:00:00Z') })
  })

  test('written down after its end was not detected then', async () => {
    expect((await readRows(row({ created: '2023-01-01T13:00:00Z' }))).incidents[0]?.detectedAt).toBeNull()
    expect((await readRows(row({ created: '2023-01-01T10:00:59Z' }))).incidents[0]?.detectedAt).toBeNull()
  })

  test('names products once each, by id, else by title, else the service', async () => {
    const products = [{ id: 'a', title: 'A' }, { title: 'B' }, { id: 'a', title: 'A' }]
    const { incidents } = await readRows(
      row({ affected_products: products }),
      row({ id: 'def', external_desc: 'x', affected_products: [] }),
    )
    expect(incidents.map(({ impacts }) => impacts.map(({ component, name }) => [component, name]))).toEqual([
      [
        ['a', 'A'],
        ['B', 'B'],
      ],
      [['Multiple Products', 'Multiple Products']],
    ])
  })
})

describe('rows of the old form', () => {
  test('have an id made of beginning and text, which survives a moved end', async () => {
    const [first] = (await readRows(oldForm)).incidents
    const [moved] = (await readRows({ ...oldForm, end: '2023-01-01T15:00:00Z', modified: '2023-02-01T00:00:00Z' }))
      .incidents
    const [other] = (await readRows({ ...oldForm, begin: '2023-01-01T10:00:01Z' })).incidents
    expect(first?.externalId).toMatch(/^[0-9a-f]{20}$/)
    expect(moved?.externalId).toBe(first?.externalId)
    expect(other?.externalId).not.toBe(first?.externalId)
    expect(first).toMatchObject({
      impacts: [{ component: 'Google Cloud Run' }],
      url: 'https://status.cloud.google.com/incident/run/1',
    })
  })

  test('are one incident with the row of the new form, whichever comes first', async () => {
    for (const rows of [
      [oldForm, row()],
      [row(), oldForm],
    ]) {
      const { incidents, dropped, pages, records } = await readRows(...rows)
      expect(pages[0]?.rows).toHaveLength(2)
      expect(dropped).toBe(1)
      expect(incidents).toMatchObject([{ externalId: 'abc', impacts: [{ component: 'run' }] }])
      expect(JSON.parse(records[0]?.raw ?? '')).toEqual([row(), oldForm])
    }
  })
})

test('one incident told once for each product is one incident with all products, the latest end and the worst severity', async () => {
  const second = row({
    id: 'aaa',
    created: '2023-01-01T11:00:00Z',
    end: '2023-01-01T13:00:00Z',
    severity: 'high',
    affected_products: [{ id: 'sql', title: 'Cloud SQL' }],
  })
  const { incidents, dropped } = await readRows(second, row())
  expect(dropped).toBe(1)
  expect(incidents).toMatchObject([
    {
      externalId: 'abc',
      resolvedAt: at('2023-01-01T13:00:00Z'),
      severity: 'critical',
      impacts: [{ component: 'run' }, { component: 'sql' }],
    },
  ])
  expect((await readRows(row(), { ...second, end: null })).incidents[0]?.resolvedAt).toBeNull()
})

describe('quarantine', () => {
  test.each<[string, unknown, string]>([
    [
      'an end before the beginning',
      row({ end: '2023-01-01T09:00:00Z' }),
      'ends at 2023-01-01T09:00:00Z, before it starts at 2023-01-01T10:00:00Z',
    ],
    ['an unknown severity', row({ severity: 'terrible' }), 'severity is "terrible"; expected one of high, medium, low'],
    ['a missing beginning', row({ begin: undefined }), 'begin is missing'],
    ['a number', 7, 'the row is 7; expected an object'],
    ['null', null, 'the row is null'],
    ['half a character', row({ external_desc: '\udc00' }), 'half of a character'],
    ['5 MB', row({ external_desc: 'x'.repeat(5_000_000) }), 'is taken as damaged'],
  ])('%s', async (_name, bad, reason) => {
    const { incidents, rejections } = await readRows(row({ id: 'good', external_desc: 'Another' }), bad)
    expect(incidents.map(({ externalId }) => externalId)).toEqual(['good'])
    expect(rejections[0]?.reason).toContain(reason)
    expect(rejections[0]?.location).toMatch(/^incidents\[1\]/)
  })
})

test.each([
  ['Cloud Run is slow.', 'Cloud Run is slow'],
  [
    'Cloud SQL MySQL 8.0.33 has issues with upgrades. We are working on it.',
    'Cloud SQL MySQL 8.0.33 has issues with upgrades',
  ],
  ['# Incident Report\n\n## Summary\n\nOn 1 January, requests failed. More.', 'On 1 January, requests failed'],
  ['**Summary:** Requests to **Cloud Run** failed', 'Requests to Cloud Run failed'],
  ['Oh no. Cloud Run fails in all regions', 'Oh no. Cloud Run fails in all regions'],
  ['\n\n', ''],
  [`${'word '.repeat(60)}`, `${'word '.repeat(39).trim()}…`],
])('the title of %j', (description, title) => {
  expect(titleOf(description)).toBe(title)
  expect(title.length).toBeLessThanOrEqual(200)
})

describe('files and pages', () => {
  test.each(['{"page":{},"incidents":[]}', '[1,2]', '[{"id":1,"title":"an issue"}]', '"text"'])(
    '%s is another format',
    async (content) => {
      const fault = await faultOf(collect(googleCloud, googleCloud.read([await temporaryFile('x.json', content)])))
      expect(fault.code).toBe('unknown-format')
    },
  )

  test('a live page is the same document over HTTP', async () => {
    const url = await serve((request, response) =>
      response.end(request.url === '/incidents.json' ? JSON.stringify([row()]) : ''),
    )
    const { incidents, pages } = await collect(googleCloud, googleCloud.pull({ url }, null, context()))
    expect(incidents).toHaveLength(1)
    expect(pages[0]?.coverage).toEqual({ from: at('2023-01-01T10:00:00Z'), to: NOW })
    const html = await serve((_request, response) => response.end('<!doctype html>'))
    const fault = await googleCloud.check({ url: html }, context())
    expect([fault?.code, fault?.message.includes('Google Cloud status "page"')]).toEqual(['unexpected-answer', true])
  })

  test('the address is known without being configured', () => {
    expect(addressOf(googleCloud.configSchema.parse({}))).toBe('https://status.cloud.google.com/incidents.json')
    expect(addressOf({ url: 'https://example.com/summary.json' })).toBe('https://example.com/summary.json')
  })
})
