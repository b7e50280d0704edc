import { instant } from '../../model/quantity.ts'
import { addGithub, addPage, withEngine } from './installation.ts'
import { brokenOf, type Outcome } from './outcome.ts'
import { githubIssue, pageIncident, sendJson, startUpstream } from './upstream.ts'
import { answerRange } from './upstreams/prometheus.ts'

const MINUTE = 60_000
const IN_2999 = '2999-01-01T00:00:00Z'
/** 2:30 twice in one night: the clocks of Berlin went back in between. */
const FALL = ['2024-10-27T02:30:00+02:00', '2024-10-27T02:30:00+01:00'] as const
/** Two minutes around the hour that the clocks of New York skipped. */
const SPRING = ['2024-03-10T01:59:00-05:00', '2024-03-10T03:01:00-04:00'] as const

/** Our clock ten minutes ahead or behind, local times around two changes of the clock, and updates in the year 2999. */
export async function strangeClocks({ issues }: { issues: number }): Promise<Outcome> {
  const ahead = await skewed(issues, 10 * MINUTE)
  const behind = await skewed(issues, -10 * MINUTE)
  const local = await localTimes()
  const unmeasured = (await unmeasuredSteps(10 * MINUTE)) + (await unmeasuredSteps(-10 * MINUTE))
  return {
    row: 12,
    fault: '10 min of skew both ways, two changes of the clock, updates in 2999',
    seen: {
      lostAhead: ahead.lost,
      lostBehind: behind.lost,
      unmeasured,
      fallMinutes: local.fall,
      springMinutes: local.spring,
    },
    broken: brokenOf({
      'nothing is lost': ahead.lost === 0 && behind.lost === 0,
      'every step of a Prometheus is measured': unmeasured === 0,
      'the cursor is not wedged': !ahead.isWedged && !behind.isWedged,
      'local times are moments': local.fall === 60 && local.spring === 2,
      'an incident that begins in 2999 is put aside with a reason': local.aside,
    }),
  }
}

/** Issues of which one is from 2999; some come before the second sync and some, after our clock was set right, before the third. */
async function skewed(issues: number, skew: number): Promise<{ lost: number; isWedged: boolean }> {
  let rows = Array.from({ length: issues }, (_, position) =>
    githubIssue(position + 1, position === 3 ? { updated_at: IN_2999 } : {}),
  )
  let clock = Date.parse(rows.at(-1)?.updated_at ?? '')
  let off = skew
  const upstream = await startUpstream((request, response) => {
    const query = new URL(request.url ?? '', 'http://fake').searchParams
    const since = Date.parse(query.get('since') ?? '') || 0
    const size = Number(query.get('per_page'))
    const start = (Number(query.get('page') ?? 1) - 1) * size
    const asked = rows
      .filter(({ updated_at }) => Date.parse(updated_at) >= since)
      .sort((one, other) => Date.parse(one.updated_at) - Date.parse(other.updated_at))
    const next = asked.length > start + size ? { link: '<http://fake/next>; rel="next"' } : {}
    sendJson(response, asked.slice(start, start + size), 200, next as Record<string, string>)
  })
  try {
    return await withEngine(
      {},
      async (store, engine) => {
        await addGithub(store, upstream.url)
        await engine.sync('issues')
        for (const nextSkew of [skew, 0]) {
          off = nextSkew
          const updated_at = new Date(clock + MINUTE).toISOString()
          const more = Array.from({ length: 20 }, (_, position) =>
            githubIssue(rows.length + position + 1, { updated_at }),
          )
          rows = [...rows, ...more]
          clock += 5 * MINUTE
          await engine.sync('issues')
        }
        const kept = new Set((await store.issues.all()).map(({ id }) => id))
        const source = await store.sources.find('issues')
        const reached = Object.values(
          (source?.cursor as { reached?: Record<string, string> } | null)?.reached ?? {},
        ).map(Date.parse)
        return {
          lost: rows.filter(({ number }) => !kept.has(`acme/shop#${number}`)).length,
          isWedged: source?.lastRun?.status !== 'succeeded' || reached.some((at) => at > clock + 20 * MINUTE),
        }
      },
      { now: () => instant(clock + off) },
    )
  } finally {
    await upstream.close()
  }
}

/**
 * Five-minute steps of a Prometheus that are missing in the end: it knows nothing of what is yet to come by its own
 * clock, and is asked by ours while that is off, twice, and once more an hour after ours was set right.
 */
async function unmeasuredSteps(skew: number): Promise<number> {
  let clock = Date.UTC(2024, 5, 1, 12)
  let off = skew
  const upstream = await startUpstream((request, response) => answerRange(request, response, clock / 1_000))
  try {
    return await withEngine(
      {},
      async (store, engine) => {
        await store.sources.upsert({
          id: 'measured',
          type: 'prometheus',
          title: 'Measured',
          config: {
            url: upstream.url,
            coveredFrom: '2024-06-01',
            step: '5m',
            indicators: [{ id: 'checkout', service: 'shop', good: 'good', total: 'total', objective: 0.999 }],
          },
        })
        for (const [passed, nextSkew] of [
          [0, skew],
          [10 * MINUTE, skew],
          [60 * MINUTE, 0],
        ] as const) {
          clock += passed
          off = nextSkew
          await engine.sync('measured')
        }
        const [series] = await store.sli.all()
        const steps = (clock - Date.UTC(2024, 5, 1)) / (5 * MINUTE)
        return steps - (series?.buckets.length ?? 0)
      },
      { now: () => instant(clock + off) },
    )
  } finally {
    await upstream.close()
  }
}

async function localTimes(): Promise<{ fall: number; spring: number; aside: boolean }> {
  const between = (id: string, [from, to]: readonly [string, string]) =>
    pageIncident(1, { id, created_at: from, started_at: from, updated_at: to, resolved_at: to })
  const incidents = [
    between('fall', FALL),
    between('spring', SPRING),
    pageIncident(1, { id: 'future', created_at: IN_2999, started_at: IN_2999, updated_at: IN_2999, resolved_at: null }),
  ]
  const upstream = await startUpstream((_, response) =>
    sendJson(response, { page: { updated_at: IN_2999 }, incidents }),
  )
  try {
    return await withEngine({}, async (store, engine) => {
      await addPage(store, 'page', upstream.url)
      await engine.sync('page')
      const kept = new Map((await store.incidents.all()).map((incident) => [incident.externalId, incident]))
      const minutes = (id: string) => ((kept.get(id)?.resolvedAt ?? 0) - (kept.get(id)?.startedAt ?? 0)) / MINUTE
      const [future, ...others] = await store.quarantine.list()
      const aside = future?.externalId === 'future' && future.reason.includes('2999') && others.length === 0
      return { fall: minutes('fall'), spring: minutes('spring'), aside }
    })
  } finally {
    await upstream.close()
  }
}
