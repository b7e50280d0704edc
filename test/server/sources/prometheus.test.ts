import { describe, expect, test } from 'vitest'
import { instant, MILLISECONDS_PER_DAY } from '../../../model/quantity.ts'
import { prometheus } from '../../../server/sources/prometheus/prometheus.ts'
import { configOf, fakePrometheus } from './prometheus-server.ts'
import { at, collect, context, NOW } from './reading.ts'

const five = (name: string) => `sum(increase(${name}[5m]))`
const checkout = { id: 'checkout', service: 'checkout', good: five('ok_total'), total: five('all_total') }
const constant = (value: number | string | null) => [{ value: () => value }]
const bucketsIn = (reading: Awaited<ReturnType<typeof collect>>) =>
  reading.pages.flatMap(({ readings = [] }) => readings.flatMap(({ buckets }) => buckets))
const pull = (config: Record<string, unknown>, cursor: unknown = null, now = NOW) =>
  collect(prometheus as never, prometheus.pull(configOf(config), cursor, context({ now: () => now })))

describe('buckets of a Prometheus', () => {
  test('a sample tells of the five minutes before it; NaN, infinities, gaps and negative counts are unknown', async () => {
    const first = NOW / 1000 - 3_600
    const oddities = [90, 'NaN', '+Inf', null, -1, '-Inf', 100, 101]
    const { url } = await fakePrometheus((query) => [
      { value: (second) => (query.includes('ok') ? (oddities[(second - first) / 300 - 1] ?? null) : 100) },
    ])
    const { pages } = await pull({ url, coveredFrom: '2026-05-31', indicators: [checkout] })
    const reading = pages.at(-1)?.readings?.[0]
    expect(
      reading?.buckets.map(({ start, length, good, total }) => [(start / 1000 - first) / 60, length, good, total]),
    ).toEqual([
      [0, 5, 90, 100],
      [30, 5, 100, 100],
      // Good that runs ahead of total is total.
      [35, 5, 100, 100],
    ])
  })

  test('a year is asked in parts of fewer than 11,000 points, none twice and none left out', async () => {
    const { url, asked } = await fakePrometheus(() => constant(10))
    const reading = await pull({ url, coveredFrom: '2025-06-01', indicators: [checkout] })
    const buckets = bucketsIn(reading)
    expect(buckets).toHaveLength(365 * 288)
    expect(new Set(buckets.map(({ start }) => start)).size).toBe(365 * 288)
    expect(asked).toHaveLength(2 * Math.ceil(365 / 35))
    for (const { start, end, step } of asked) expect((end - start) / step + 1).toBeLessThan(11_000)
  })

  test('goes on from the last full bucket, with an hour of late samples asked again', async () => {
    const { url, asked } = await fakePrometheus(() => constant(1))
    const first = await pull({ url, indicators: [checkout] })
    const cursor = first.pages.at(-1)?.cursor
    expect(cursor).toEqual({ checkout: '2026-06-01T00:00:00Z' })
    expect(bucketsIn(first)[0]?.start).toBe(NOW - 35 * MILLISECONDS_PER_DAY)
    asked.length = 0
    // Four minutes later no bucket is full yet: nothing is asked.
    expect((await pull({ url, indicators: [checkout] }, cursor, instant(NOW + 240_000))).pages).toEqual([])
    expect(asked).toEqual([])
    const next = await pull({ url, indicators: [checkout] }, cursor, instant(NOW + 330_000))
    expect(bucketsIn(next)).toHaveLength(13)
    expect(bucketsIn(next)[0]?.start).toBe(NOW - 3_600_000)
    expect(next.pages.at(-1)?.cursor).toEqual({ checkout: '2026-06-01T00:05:00Z' })
  })

  test('bad events, ratios and stated traffic; the window follows the step', async () => {
    const { url, asked } = await fakePrometheus((query) =>
      constant(query === 'all' ? 50 : query.startsWith('bad') ? 5 : 0.25),
    )
    const reading = await pull({
      url,
      step: '1h',
      coveredFrom: '2026-05-31T23:00:00Z',
      indicators: [
        { id: 'a', service: 's', bad: 'bad[{{.window}}]', total: 'all' },
        { id: 'b', service: 's', ratio: 'share', traffic: 4 },
        { id: 'c', service: 's', errorRatio: 'errors' },
      ],
    })
    const last = reading.pages.map(({ readings }) => readings?.[0]?.buckets.at(-1))
    expect(last.map((bucket) => [bucket?.length, bucket?.good, bucket?.total])).toEqual([
      [60, 45, 50],
      [60, 60, 240],
      [60, 45, 60],
    ])
    expect(asked[0]?.query).toBe('bad[60m]')
  })

  test('an indicator with an objective is an SLO too', async () => {
    const { url } = await fakePrometheus(() => constant(1))
    const { records, pages } = await pull({ url, indicators: [{ ...checkout, objective: 0.999, window: '30d' }] })
    expect(records.map(({ value }) => value)).toEqual([
      {
        id: 'checkout',
        title: 'checkout',
        service: 'checkout',
        objective: 0.999,
        window: 30,
        windowKind: 'rolling',
        budgetingMethod: 'Occurrences',
        timeSliceTarget: null,
        timeSliceWindow: null,
      },
    ])
    expect(pages.at(-1)?.readings?.[0]?.slo).toBe('checkout')
  })

  test.each([
    [{ basic: { username: 'u', password: 'p' } }, { authorization: 'Basic dTpw' }],
    [{ bearer: 'token' }, { authorization: 'Bearer token' }],
    [{ tenant: 'shop' }, { 'x-scope-orgid': 'shop' }],
  ])('%j goes with every request', async (fields, headers) => {
    const { url, asked } = await fakePrometheus(() => constant(1))
    await pull({ url, ...fields, indicators: [checkout] })
    for (const request of asked) expect(request.headers).toMatchObject(headers)
  })

  test('the check asks every expression once, and tells one that gives nothing', async () => {
    const { url } = await fakePrometheus((query) => (query.includes('ok') ? constant(1) : []))
    const fault = await prometheus.check(configOf({ url, indicators: [checkout] }), context())
    expect(fault?.message).toContain(
      'checkout: the expression gives nothing at the moment: sum(increase(all_total[5m]))',
    )
    const good = await fakePrometheus(() => constant(1))
    expect(await prometheus.check(configOf({ url: good.url, indicators: [checkout] }), context())).toBeNull()
  })
})

describe("Sloth's recording rules", () => {
  const labels = { sloth_id: 'shop-orders', sloth_service: 'shop', sloth_slo: 'orders' }
  const rules: Record<string, number> = {
    sloth_slo_info: 1,
    'slo:objective:ratio': 0.9990000000000001,
    'slo:time_period:days': 30,
    'slo:sli_error:ratio_rate5m': 0.02,
  }
  const sloth = (copies: number) =>
    fakePrometheus((query) => {
      const value = rules[query.replace(/\{.*/, '')]
      return value === undefined ? [] : Array.from({ length: copies }, () => ({ labels, value: () => value }))
    })

  test('state the objective and measure it, each five minutes alike', async () => {
    const { url, asked } = await sloth(1)
    const { records, pages } = await pull({ url, discover: 'sloth', where: { cluster: 'eu' } })
    expect(records[0]?.value).toMatchObject({
      id: 'shop-orders',
      service: 'shop',
      title: 'orders',
      objective: 0.999,
      window: 30,
      budgetingMethod: 'RatioTimeslices',
      timeSliceWindow: 5,
    })
    const reading = pages.at(-1)?.readings?.[0]
    expect(reading).toMatchObject({ externalId: 'sloth/shop-orders', service: 'shop', slo: 'shop-orders' })
    expect(reading?.buckets[0]).toMatchObject({ length: 5, good: 4.9, total: 5 })
    expect(asked.at(-1)?.query).toBe('slo:sli_error:ratio_rate5m{sloth_id="shop-orders",cluster="eu"}')
  })

  test('an objective that is recorded twice is put aside with what to do', async () => {
    const { url } = await sloth(2)
    const { records, rejections } = await pull({ url, discover: 'sloth' })
    expect(records).toEqual([])
    expect(rejections[0]).toMatchObject({
      externalId: 'shop-orders',
      reason: 'is recorded 2 times; choose one with where, such as where: { cluster: eu }',
    })
  })
})

test("Pyrra's rules state objectives, and one that nothing measures stays an objective", async () => {
  const of = (slo: string, value: number, more = {}) => ({ labels: { slo, ...more }, value: () => value })
  const { url, asked } = await fakePrometheus((query) => {
    if (query.startsWith('pyrra_objective')) return [of('api-errors', 0.99, { service: 'api' }), of('gauge', 0.9)]
    if (query.startsWith('pyrra_window')) return [of('api-errors', 28 * 86_400), of('gauge', 14 * 86_400)]
    return [of('api-errors', 0.5, { __name__: 'http_requests:burnrate5m' })]
  })
  const { records, pages } = await pull({ url, discover: 'pyrra' })
  expect(records.map(({ value }) => value)).toMatchObject([
    { id: 'api-errors', service: 'api', objective: 0.99, window: 28 },
    { id: 'gauge', service: 'gauge', objective: 0.9, window: 14 },
  ])
  const readings = pages.flatMap((page) => page.readings ?? [])
  expect(readings).toHaveLength(1)
  expect(readings[0]).toMatchObject({ externalId: 'pyrra/api-errors', slo: 'api-errors', service: 'api' })
  expect(readings[0]?.buckets[0]).toMatchObject({ good: 2.5, total: 5, start: at('2026-04-27T00:00:00Z') })
  expect(asked.at(-1)?.query).toBe('{__name__=~".+:burnrate5m",slo="api-errors"}')
})
