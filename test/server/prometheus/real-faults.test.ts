import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prometheus } from '../../../server/sources/prometheus/prometheus.ts'
import { runSync, type SyncResult } from '../../../server/sync/run-sync.ts'
import type { Context } from '../../../server/usecases/context.ts'
import { describeWithPrograms } from '../../support/programs.ts'
import { quietLog, temporaryContext } from '../../support/temporary-installation.ts'
import { configOf } from '../sources/prometheus-server.ts'
import { at } from '../sources/reading.ts'
import { PROMETHEUS, type RealPrometheus, realPrometheus } from './real-prometheus.ts'

const FROM = at('2026-01-01T00:00:00Z')
const NOW = at('2026-03-01T00:00:00Z')
const DAYS = 59

/** Two events a minute, of which the counter of good ones misses one in a hundred; nobody scraped on 2026-02-10. */
function samples(): string {
  const lines = (metric: string, each: number) =>
    Array.from({ length: (NOW - FROM) / 300_000 + 1 }, (_, index) => {
      const second = FROM / 1000 + index * 300
      const day = new Date(second * 1000).toISOString().slice(0, 10)
      return day === '2026-02-10' ? [] : [`${metric} ${index * each} ${second}`]
    }).flat()
  return [
    '# TYPE good_events counter',
    ...lines('good_events_total', 9.9),
    '# TYPE events counter',
    ...lines('events_total', 10),
    '# EOF\n',
  ].join('\n')
}

describeWithPrograms(PROMETHEUS, 'a real Prometheus that does not answer as hoped', () => {
  let server: RealPrometheus
  beforeAll(async () => {
    server = await realPrometheus(samples())
  })
  afterAll(() => server.remove())

  const good = 'good_events_total - good_events_total offset 5m'
  const total = 'events_total - events_total offset 5m'
  const sync = (
    context: Context,
    indicators: readonly object[],
    fetch: typeof globalThis.fetch = globalThis.fetch,
  ): Promise<SyncResult> =>
    runSync({
      ...context,
      source: prometheus,
      sourceId: 'prometheus',
      config: configOf({ url: server.url, coveredFrom: '2026-01-01', indicators }),
      log: quietLog,
      signal: new AbortController().signal,
      fetch,
    })
  const buckets = async ({ store }: Context) => (await store.sli.all()).flatMap((series) => series.buckets)

  test('59 days are more than 11,000 points: refused at once, whole in parts, the gap unknown', async () => {
    const query = new URLSearchParams({
      query: 'events_total',
      start: String(FROM / 1000),
      end: String(NOW / 1000),
      step: '300',
    })
    const refused = await fetch(`${server.url}/api/v1/query_range?${query}`)
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('exceeded maximum resolution of 11,000 points')

    const context = await temporaryContext(NOW)
    expect((await sync(context, [{ id: 'shop', service: 'shop', good, total }])).fault).toBeNull()
    const kept = await buckets(context)
    // The day without samples is unknown, and so is the first bucket after it, whose beginning nobody saw; its last
    // sample is looked back at for five minutes.
    const onGap = kept.filter(({ start }) => new Date(start).toISOString().startsWith('2026-02-10'))
    expect(onGap.length).toBeLessThanOrEqual(1)
    expect(kept.length).toBeGreaterThanOrEqual((DAYS - 1) * 288 - 2)
    expect(kept.length).toBeLessThanOrEqual((DAYS - 1) * 288 + 1)
  })

  test('NaN is unknown', async () => {
    const context = await temporaryContext(NOW)
    expect((await sync(context, [{ id: 'nan', service: 'shop', ratio: 'vector(0) / vector(0)' }])).fault).toBeNull()
    expect(await buckets(context)).toEqual([])
  })

  test('an expression that is none is told, and the others are read', async () => {
    const context = await temporaryContext(NOW)
    const { fault, run } = await sync(context, [
      { id: 'wrong', service: 'shop', good: 'sum(', total },
      { id: 'shop', service: 'shop', good, total },
    ])
    expect(run).toMatchObject({ status: 'failed', fault: 'malformed' })
    expect(fault?.message).toContain('wrong: ')
    expect(fault?.message).toContain('answered status 400')
    expect((await context.store.sli.all()).map(({ id }) => id)).toEqual(['prometheus/shop'])
  })

  test('killed in the middle of a query and started again: nothing is missing and nothing is twice', async () => {
    const whole = await temporaryContext(NOW)
    await sync(whole, [{ id: 'shop', service: 'shop', good, total }])
    const context = await temporaryContext(NOW)
    // Slow enough to be killed while it is computed.
    const slow = `${total} + 0 * sum(count_over_time(events_total[12h:30s]))`
    let asked = 0
    const killing: typeof fetch = async (input, init) => {
      asked += 1
      const answer = fetch(input, init)
      if (asked === 4) {
        answer.catch(() => undefined)
        await pause(20)
        await server.kill()
      }
      return answer
    }
    const cut = await sync(context, [{ id: 'shop', service: 'shop', good, total: slow }], killing)
    expect(cut.run).toMatchObject({ status: 'failed', fault: 'unreachable' })
    expect((await context.store.sources.find('prometheus'))?.cursor).toEqual({ shop: '2026-02-05T00:00:00Z' })
    expect((await buckets(context)).length).toBe(35 * 288)

    await server.start()
    expect((await sync(context, [{ id: 'shop', service: 'shop', good, total }])).fault).toBeNull()
    expect(await buckets(context)).toEqual(await buckets(whole))
  })
})
