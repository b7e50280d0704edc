import { expect, test } from 'vitest'
import { datadog } from '../../../server/sources/datadog/datadog.ts'
import { sloRow } from '../../../server/sources/datadog/map-slo.ts'
import { mapObjective } from '../../../server/sources/objective-row.ts'
import { queryOf } from '../../faults/connector.ts'
import { sendJson } from '../../faults/upstream.ts'
import { at, collect, context, serve } from './reading.ts'

const slo = (changes: object = {}) => ({
  id: 'slo-1',
  name: 'Checkout answers',
  type: 'metric',
  tags: ['env:production', 'service:checkout'],
  thresholds: [
    { timeframe: '30d', target: 99.9 },
    { timeframe: '7d', target: 99 },
  ],
  ...changes,
})
const map = (changes: object = {}, services = {}) => mapObjective(sloRow('SLO id slo-1', slo(changes), services))

test('an SLO is the objective of its longest window, of the service that its tag names', () => {
  expect(map().records).toMatchObject([
    {
      kind: 'slo',
      externalId: 'slo-1',
      value: { title: 'Checkout answers', service: 'checkout', objective: 0.999, window: 30, windowKind: 'rolling' },
    },
  ])
  expect(map({ tags: [] }).records[0]?.value).toMatchObject({ service: 'Checkout answers' })
  expect(map({}, { 'slo-1': 'shop' }).records[0]?.value).toMatchObject({ service: 'shop' })
})

test.each([
  [{ thresholds: [{ timeframe: 'custom', target: 99 }] }, 'its window is custom; 7d, 30d and 90d can be read'],
  [{ thresholds: [] }, 'must hold at least one'],
  [{ type: 'guess' }, 'type is "guess"; expected one of metric, monitor, time_slice'],
  [{ thresholds: [{ timeframe: '7d', target: 100 }] }, 'must be below 1'],
])('%o waits in quarantine', (changes, reason) => {
  const { rejections } = map(changes)
  expect(rejections).toMatchObject([{ externalId: 'slo-1', reason: expect.stringContaining(reason) }])
  // As Datadog gave it: another version may read it.
  expect(JSON.parse(rejections[0]?.raw ?? '')).toEqual(slo(changes))
})

test('what waits in quarantine is read again as Datadog gave it', () => {
  const raw = JSON.stringify(slo())
  const row = datadog.reopen?.({ location: 'SLO id slo-1', raw, origin: null }, null)
  expect(row && mapObjective(row).records).toEqual(map().records)
})

const NOON = at('2026-06-01T12:00:00Z')
const history = (answer: object) =>
  serve((request, response) => {
    if (request.url?.includes('/history')) return sendJson(response, { data: answer })
    sendJson(response, { data: queryOf(request).get('offset') === '0' ? [slo()] : [] })
  })

test.each([
  [
    'counted events',
    { series: { numerator: { values: [90, null, 9] }, denominator: { values: [100, null, 10] } } },
    [{ good: 99, total: 110 }],
  ],
  ['a share of the day', { overall: { sli_value: 99 } }, [{ good: 1_425.6, total: 1_440 }]],
  ['no events', { series: { numerator: { values: [0] }, denominator: { values: [0] } } }, []],
  ['no figure', { overall: { sli_value: null } }, []],
  [
    'more good ones than all',
    { series: { numerator: { values: [11] }, denominator: { values: [10] } } },
    [{ good: 10, total: 10 }],
  ],
])('a day with %s', async (_what, answer, expected) => {
  const config = datadog.configSchema.parse({
    apiKey: 'a',
    applicationKey: 'b',
    baseUrl: await history(answer),
    coveredFrom: '2026-05-31',
  })
  const { pages } = await collect(datadog, datadog.pull(config, null, context({ now: () => NOON })))
  const buckets = pages.flatMap(({ readings }) => readings ?? []).flatMap((reading) => reading.buckets)
  expect(buckets).toEqual(expected.map((counts) => ({ start: at('2026-05-31T00:00:00Z'), length: 1_440, ...counts })))
})

test('days are read once, when they have been over for six hours', async () => {
  const asked: string[] = []
  const url = await serve((request, response) => {
    asked.push(`${request.headers['dd-api-key']} ${request.headers['dd-application-key']} ${request.url}`)
    if (request.url?.includes('/history')) return sendJson(response, { data: { overall: { sli_value: 100 } } })
    sendJson(response, { data: [slo()], metadata: { page: { total_count: 1 } } })
  })
  const config = datadog.configSchema.parse({
    apiKey: 'a',
    applicationKey: 'b',
    baseUrl: url,
    tags: ['env:production'],
  })
  const pull = async (cursor: unknown, now: string) => {
    asked.length = 0
    const { pages } = await collect(datadog, datadog.pull(config, cursor, context({ now: () => at(now) })))
    return { cursor: pages.at(-1)?.cursor, days: asked.length - 1 }
  }
  const first = await pull(null, '2026-06-01T12:00:00Z')
  expect(first).toEqual({ cursor: { 'slo-1': '2026-06-01T00:00:00Z' }, days: 35 })
  expect(asked[0]).toBe('a b /api/v1/slo?limit=100&offset=0&tags_query=env%3Aproduction')
  expect(await pull(first.cursor, '2026-06-02T05:59:00Z')).toMatchObject({ days: 0 })
  expect(await pull(first.cursor, '2026-06-02T06:00:00Z')).toMatchObject({ days: 1 })
})

test('ten answers are a page, and what was told before one that fails is not asked for again', async () => {
  let answers = 0
  const url = await serve((request, response) => {
    if (!request.url?.includes('/history')) {
      return sendJson(response, { data: [slo()], metadata: { page: { total_count: 1 } } })
    }
    answers += 1
    if (answers === 14) return sendJson(response, { error: 'gone' }, 404)
    sendJson(response, { data: { overall: { sli_value: 100 } } })
  })
  const config = datadog.configSchema.parse({ apiKey: 'a', applicationKey: 'b', baseUrl: url })
  const pull = async (cursor: unknown) => {
    const pages: { readonly buckets: number; readonly cursor: unknown }[] = []
    const reading = (async () => {
      for await (const { readings = [], cursor: kept } of datadog.pull(config, cursor, context({ now: () => NOON }))) {
        pages.push({ buckets: readings.flatMap(({ buckets }) => buckets).length, cursor: kept })
      }
    })()
    return { pages, fault: await reading.then(() => null, String) }
  }
  const broken = await pull(null)
  expect(broken.fault).toContain('answered status 404')
  expect(broken.pages.map(({ buckets }) => buckets)).toEqual([0, 10, 3])
  const { pages, fault } = await pull(broken.pages.at(-1)?.cursor)
  expect([fault, ...pages.map(({ buckets }) => buckets)]).toEqual([null, 0, 10, 10, 2])
})
