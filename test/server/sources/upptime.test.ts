import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { SliBucket } from '../../../model/evidence/sli.ts'
import { eventIn, eventsInLog, type SiteEvent } from '../../../server/sources/upptime/events.ts'
import { siteBuckets } from '../../../server/sources/upptime/site-buckets.ts'
import { upptime } from '../../../server/sources/upptime/upptime.ts'
import { sendJson } from '../../faults/upstream.ts'
import { realData } from '../../support/real-data.ts'
import { at, collect, context, faultOf, serve, temporaryFile } from './reading.ts'

const event = (moment: string, isUp: boolean): SiteEvent => ({ site: 'Shop', at: at(moment), isUp })
const span = (from: string, to: string) => ({ from: at(from), to: at(to) })
const sum = (buckets: readonly SliBucket[], of: 'good' | 'total') =>
  buckets.reduce((all, bucket) => all + bucket[of], 0)

describe('a commit', () => {
  test.each([
    ['🟩 Shop is up (200 in 311 ms) [skip ci] [upptime]', 'Shop', true],
    ['🟥 Shop is down (0 in 0 ms) [skip ci] [upptime]', 'Shop', false],
    ['🟨 Shop is degraded (200 in 9311 ms) [skip ci] [upptime]', 'Shop', true],
    ['🟥 What is up is down (503 in 12 ms)', 'What is up', false],
    [
      "🟩 md.acme.org (Redirect to ''Notes'') is up (301 in 20 ms) [skip ci] [upptime]",
      "md.acme.org (Redirect to ''Notes'')",
      true,
    ],
  ])('%s tells of %s', (subject, site, isUp) => {
    expect(eventIn(subject, at('2026-01-01T00:00:00Z'))).toEqual({ site, at: at('2026-01-01T00:00:00Z'), isUp })
  })

  test.each([':bento: Update graphs [skip ci]', '📝 Update summary in README', 'Shop is up', ''])(
    '%s tells of none',
    (subject) => {
      expect(eventIn(subject, at('2026-01-01T00:00:00Z'))).toBeNull()
    },
  )

  test('of a log comes with its time, in whatever zone', () => {
    const log = '2026-01-02T00:00:00+05:30 🟩 A is up (200 in 1 ms)\n\n2026-01-01T00:00:00Z 🟥 A is down (0 in 0 ms)\n'
    expect(eventsInLog(log)).toEqual([
      { site: 'A', at: at('2026-01-01T00:00:00Z'), isUp: false },
      { site: 'A', at: at('2026-01-01T18:30:00Z'), isUp: true },
    ])
    expect(eventsInLog('commit 8d7c\n')).toBeNull()
  })
})

describe('buckets', () => {
  test('count time, and never rows: ten rows of a day are worth as much as one', () => {
    const often = Array.from({ length: 10 }, (_, hour) => event(`2026-01-01T0${hour}:00:00Z`, true))
    const once = [event('2026-01-01T00:00:00Z', true)]
    for (const events of [often, once]) {
      const { days, steps } = siteBuckets(null, events, span('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'))
      expect([days, steps.length]).toEqual([
        [{ start: at('2026-01-01T00:00:00Z'), length: 1_440, good: 1_440, total: 1_440 }],
        0,
      ])
    }
  })

  test('of a day with an outage are five minutes long, and split where the state changed', () => {
    const events = [event('2026-01-01T10:02:00Z', false), event('2026-01-01T10:11:00Z', true)]
    const before = { at: at('2025-12-31T12:00:00Z'), isUp: true }
    const { days, steps } = siteBuckets(before, events, span('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'))
    expect([days.length, steps.length]).toEqual([0, 288])
    expect([sum(steps, 'total'), sum(steps, 'good')]).toEqual([1_440, 1_431])
    expect(steps.filter(({ good }) => good < 5).map(({ start, good }) => [start, good])).toEqual([
      [at('2026-01-01T10:00:00Z'), 2],
      [at('2026-01-01T10:05:00Z'), 0],
      [at('2026-01-01T10:10:00Z'), 4],
    ])
  })

  test('before the first row, and a day and a half after the last, are none: unknown is neither up nor down', () => {
    for (const isUp of [true, false]) {
      const events = [event('2026-01-02T00:00:00Z', isUp), event('2026-01-06T00:00:00Z', isUp)]
      const { days, steps } = siteBuckets(null, events, span('2026-01-01T00:00:00Z', '2026-01-06T12:00:00Z'))
      const known = sum(days, 'total') + sum(steps, 'total')
      expect(known).toBe((36 + 12) * 60)
      expect(sum(days, 'good') + sum(steps, 'good')).toBe(isUp ? known : 0)
    }
  })
})

test('a repository without such commits says so', async () => {
  const url = await serve((request, response) =>
    sendJson(response, request.url?.includes('/commits') ? [] : { created_at: '2026-05-01T00:00:00Z' }),
  )
  const config = upptime.configSchema.parse({ baseUrl: url, repository: 'acme/status' })
  const fault = await faultOf(collect(upptime, upptime.pull(config, null, context())))
  expect([fault.code, fault.advice]).toEqual([
    'not-found',
    expect.stringContaining('commit messages that were rewritten'),
  ])
})

describe.skipIf(realData === null)('54 sites, January to August 2026', () => {
  const folder = join(realData ?? '', 'upptime-dhbern')
  interface Summary {
    readonly name: string
    readonly slug: string
    readonly uptime: string
    readonly dailyMinutesDown: Readonly<Record<string, number>>
  }
  async function read() {
    const table = gunzipSync(await readFile(join(folder, 'commit_events.csv.gz'))).toString('utf8')
    const lines = (parse(table, { columns: true }) as Record<string, string>[]).map(
      ({ committed_at, emoji, site_name, state, http_code, response_ms }) =>
        `${committed_at} ${emoji} ${site_name} is ${state} (${http_code} in ${response_ms} ms) [skip ci] [upptime]`,
    )
    const { pages } = await collect(upptime, upptime.read([await temporaryFile('history.log', lines.join('\n'))]))
    const bySite = Map.groupBy(
      pages.flatMap(({ readings }) => readings ?? []),
      ({ externalId }) => externalId,
    )
    const sites = JSON.parse(await readFile(join(folder, 'head/history/summary.json'), 'utf8')) as Summary[]
    return { bySite, sites, events: lines.length }
  }
  const downIn = (buckets: readonly SliBucket[]) => sum(buckets, 'total') - sum(buckets, 'good')

  /** GitHub takes no longer label, and Upptime finds the outages of a site by a label that is its slug. */
  const LONGEST_LABEL = 50
  /** Two entries of the page have one slug, so that one file holds the state of both and each outage is told by two issues. */
  const SHARED = 'parzival-redirect-to-parzival-unibe-ch'

  test("have the uptime that Upptime's own page shows, wherever its labels can", async () => {
    const { bySite, sites, events } = await read()
    expect([events, bySite.size, sites.length]).toEqual([10_530, 54, 51])
    const last = at('2026-08-21T23:05:00Z')
    const seen = { same: 0, longSlug: 0, shared: 0 }
    for (const { name, slug, uptime, dailyMinutesDown } of sites) {
      const buckets = (bySite.get(name) ?? []).flatMap((reading) => reading.buckets)
      const first = Math.min(...buckets.map(({ start, length, total }) => start + (length - total) * 60_000))
      const down = downIn(buckets)
      // Upptime counts all the time since it began, also when it did not look.
      const ours = `${(100 * (1 - (down * 60_000) / (last - first))).toFixed(2)}%`
      const own = Object.values(dailyMinutesDown).reduce((all, minutes) => all + minutes, 0)
      if (slug.length > LONGEST_LABEL) {
        seen.longSlug += 1
        expect([name, uptime, own]).toEqual([name, '100.00%', 0])
      } else if (slug === SHARED) {
        seen.shared += 1
        expect(own).toBeGreaterThan(down)
      } else {
        seen.same += 1
        expect([name, ours]).toEqual([name, uptime])
        expect(Math.abs(down - own)).toBeLessThanOrEqual(Math.max(1, 0.025 * own))
      }
    }
    expect(seen).toEqual({ same: 20, longSlug: 29, shared: 2 })
  })

  test('overlap nowhere, and sites that were renamed end with their last row', async () => {
    const { bySite } = await read()
    for (const readings of bySite.values()) {
      const buckets = readings.flatMap((reading) => reading.buckets).sort((one, other) => one.start - other.start)
      const overlaps = buckets.filter(({ start }, position) => {
        const before = buckets[position - 1]
        return before !== undefined && before.start + before.length * 60_000 > start
      })
      expect(overlaps).toEqual([])
    }
    const known = (site: string) =>
      sum(
        (bySite.get(site) ?? []).flatMap(({ buckets }) => buckets),
        'total',
      ) / 60
    expect(known('Wikipedia')).toBeLessThan(48)
    expect(known('Parzival')).toBeGreaterThan(4_000)
  })
})
