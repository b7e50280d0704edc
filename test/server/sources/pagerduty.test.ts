import { describe, expect, test } from 'vitest'
import { configSchema } from '../../../server/sources/pagerduty/config.ts'
import { mapPagerdutyIncident } from '../../../server/sources/pagerduty/map-incident.ts'
import { pagerduty } from '../../../server/sources/pagerduty/pagerduty.ts'
import { queryOf } from '../../faults/connector.ts'
import { sendJson } from '../../faults/upstream.ts'
import { pagerdutyIncident } from '../../faults/upstreams/pagerduty.ts'
import { at, collect, context, faultOf, NOW, serve } from './reading.ts'

const map = (changes: object = {}, severities = {}) => {
  const content = pagerdutyIncident(1, changes)
  return mapPagerdutyIncident({ location: 'here', content, text: JSON.stringify(content), severities }, 'pages')
}
const mapOne = (changes: object = {}, severities = {}) => {
  const [record] = map(changes, severities).records
  if (record?.kind !== 'incident') throw new Error('expected an incident')
  return record.value
}

describe('an incident', () => {
  test('begins when PagerDuty was told; when it was noticed is not known', () => {
    const times = { created_at: '2026-01-01T10:00:00Z', resolved_at: '2026-01-01T10:30:00Z' }
    expect(
      mapOne({ ...times, teams: [{ id: 'P1', summary: 'Core' }], priority: { id: 'PX', summary: 'P2' } }),
    ).toMatchObject({
      id: 'pages/Q000001',
      title: 'Queue 1 is long',
      startedAt: at('2026-01-01T10:00:00Z'),
      detectedAt: null,
      mitigatedAt: null,
      resolvedAt: at('2026-01-01T10:30:00Z'),
      severity: 'major',
      impacts: [{ component: 'PIJ90N7', name: 'Queue', share: null }],
      labels: ['urgency:high', 'priority:P2', 'team:Core'],
      responders: null,
      effort: null,
      url: 'https://acme.pagerduty.com/incidents/Q1',
    })
  })

  test.each([
    ['resolved', '2026-01-01T10:30:00Z', '2026-01-01T10:20:00Z', '2026-01-01T10:30:00Z'],
    ['resolved', null, '2026-01-01T10:20:00Z', '2026-01-01T10:20:00Z'],
    ['resolved', null, null, null],
    ['acknowledged', null, '2026-01-01T10:20:00Z', null],
    ['triggered', '2026-01-01T10:30:00Z', '2026-01-01T10:20:00Z', null],
  ])('that is %s (resolved_at %s, last change %s) ended %s', (status, resolved_at, last_status_change_at, end) => {
    const { resolvedAt } = mapOne({ created_at: '2026-01-01T10:00:00Z', status, resolved_at, last_status_change_at })
    expect(resolvedAt).toBe(end === null ? null : at(end))
  })

  test.each([
    ['P1', 'low', {}, 'critical'],
    ['SEV-2', 'low', {}, 'major'],
    ['P4', 'high', {}, 'minor'],
    ['P5', 'high', {}, 'none'],
    ['P10', 'high', {}, 'major'],
    ['Whale', 'low', {}, 'minor'],
    [null, 'high', {}, 'major'],
    [null, 'low', {}, 'minor'],
    ['whale', 'low', { Whale: 'critical' }, 'critical'],
    ['P1', 'high', { P1: 'minor' }, 'minor'],
  ])('of priority %s and urgency %s under %o is %s', (summary, urgency, severities, expected) => {
    const priority = summary === null ? null : { id: 'PX', summary }
    expect(mapOne({ priority, urgency }, severities).severity).toBe(expected)
  })

  test('that was merged into another is none, and what it was before leaves', () => {
    expect(map({ resolve_reason: { type: 'merge_resolve_reason', incident: { id: 'Q2' } } })).toEqual({
      records: [],
      rejections: [],
      dropped: 1,
      withdrawn: [{ kind: 'incident', externalId: 'Q000001' }],
    })
  })

  test('has responders and hours of analytics once these know its end; stated effort counts before engaged time', () => {
    const analytics = {
      id: 'Q000001',
      created_at: '2024-03-01T01:00:00',
      service_id: 'PIJ90N7',
      resolved_at: '2024-03-01T01:30:00',
      engaged_seconds: 5_400,
      engaged_user_count: 3,
    }
    expect(mapOne({ analytics })).toMatchObject({ responders: 3, effort: 1.5 })
    expect(mapOne({ analytics: { ...analytics, user_defined_effort_seconds: 7_200 } })).toMatchObject({ effort: 2 })
    expect(mapOne({ analytics: { ...analytics, resolved_at: null } })).toMatchObject({ responders: null, effort: null })
  })

  test('without a service, or of another status, waits in quarantine', () => {
    expect(map({ service: null }).rejections[0]?.reason).toBe('service is null; expected an object')
    expect(map({ status: 'snoozed' }).rejections[0]?.reason).toBe(
      'status is "snoozed"; expected one of triggered, acknowledged, resolved',
    )
  })
})

/** An account with these incidents, which lists none beyond 10,000 and no span of more than six months. */
async function account(
  incidents: () => readonly ReturnType<typeof pagerdutyIncident>[],
  analytics: readonly object[] = [],
) {
  const asked: string[] = []
  const url = await serve((request, response) => {
    asked.push(`${request.method} ${decodeURIComponent(request.url ?? '')}`)
    if (request.headers.authorization !== 'Token token=a-key') return sendJson(response, {}, 401)
    if (request.method === 'POST') {
      request.resume()
      return sendJson(response, { data: analytics, more: false })
    }
    const [, id] = /^\/incidents\/(\w+)$/.exec(request.url ?? '') ?? []
    const found = incidents().find((incident) => incident.id === id)
    if (id !== undefined) return found ? sendJson(response, { incident: found }) : sendJson(response, {}, 404)
    const query = queryOf(request)
    const [since, until] = ['since', 'until'].map((name) => Date.parse(query.get(name) ?? '')) as [number, number]
    const [limit, offset] = [Number(query.get('limit')), Number(query.get('offset'))]
    if (limit + offset > 10_000 || until - since > 184 * 86_400_000)
      return sendJson(response, { error: 'too far' }, 400)
    const statuses = query.getAll('statuses[]')
    const rows = incidents().filter(
      ({ created_at, status }) =>
        !(Date.parse(created_at) < since || Date.parse(created_at) > until) &&
        (statuses.length === 0 || statuses.includes(status)),
    )
    sendJson(response, { incidents: rows.slice(offset, offset + limit), more: offset + limit < rows.length })
  })
  const config = (changes: object = {}) => configSchema.parse({ token: 'a-key', baseUrl: url, ...changes })
  return { asked, config }
}

const pullOf = (config: ReturnType<typeof configSchema.parse>, cursor: unknown = null, now = NOW) =>
  collect(pagerduty, pagerduty.pull(config, cursor, context({ now: () => now })))

const incidentAt = (number: number, created: number, changes: object = {}) =>
  pagerdutyIncident(number, {
    id: `Q${number}`,
    created_at: new Date(created).toISOString(),
    resolved_at: new Date(created + 60_000).toISOString(),
    status: 'resolved',
    ...changes,
  })

describe('a first sync', () => {
  test('reads two years, in spans of six months and from the last creation on: 10,000 and more', async () => {
    const start = NOW - 700 * 86_400_000
    const all = Array.from({ length: 10_500 }, (_, number) => incidentAt(number, start + number * 600_000))
    const { config, asked } = await account(() => all)
    const { incidents, pages } = await pullOf(config())
    expect(new Set(incidents.map(({ id }) => id)).size).toBe(10_500)
    // A page of 100 brings 99 new ones, and each of the five spans ends with one that is not full.
    expect(asked.length).toBeLessThanOrEqual(10_500 / 99 + 5 + 1)
    expect(pages.at(-1)?.coverage).toEqual({ from: start, to: NOW })
    expect(asked[0]).toContain(`since=${new Date(NOW - 730 * 86_400_000).toISOString().replace('.000', '')}`)
  })

  test('reads hundreds that began in one second', async () => {
    const all = Array.from({ length: 350 }, (_, number) => incidentAt(number, NOW - 86_400_000))
    const { config } = await account(() => all)
    expect(new Set((await pullOf(config({ coveredFrom: '2026-05-01' }))).incidents.map(({ id }) => id)).size).toBe(350)
  })

  test('of more than 10,000 in one second says so', async () => {
    const all = Array.from({ length: 10_100 }, (_, number) => incidentAt(number, NOW - 86_400_000))
    const { config } = await account(() => all)
    expect((await faultOf(pullOf(config({ coveredFrom: '2026-05-01' })))).advice).toContain(
      'Name the services or teams',
    )
  })

  test('asks for the services and teams that are named', async () => {
    const { config, asked } = await account(() => [])
    await pullOf(config({ services: ['PA', 'PB'], teams: ['PT'], coveredFrom: '2026-05-01' }))
    expect(asked[0]).toContain('service_ids[]=PA&service_ids[]=PB&team_ids[]=PT')
  })
})

describe('a later sync', () => {
  const old = NOW - 300 * 86_400_000

  test('asks one by one only for what was open and is no more, however old; what is gone leaves', async () => {
    const open = { status: 'triggered', resolved_at: null }
    let all = [0, 1, 2].map((number) => incidentAt(number, old + number, open))
    const { config, asked } = await account(() => all)
    const first = await pullOf(config())
    expect(first.pages.at(-1)?.cursor).toMatchObject({ open: ['Q0', 'Q1', 'Q2'] })
    all = [incidentAt(0, old, open), incidentAt(1, old + 1, { resolved_at: '2026-06-01T00:05:00Z' })]
    asked.length = 0
    const second = await pullOf(config(), first.pages.at(-1)?.cursor, at('2026-06-01T00:10:00Z'))
    expect(asked.filter((path) => path.startsWith('GET /incidents/'))).toEqual([
      'GET /incidents/Q1',
      'GET /incidents/Q2',
    ])
    expect(second.incidents.map(({ externalId, resolvedAt }) => [externalId, resolvedAt])).toEqual([
      ['Q0', null],
      ['Q1', at('2026-06-01T00:05:00Z')],
    ])
    expect(second.pages.flatMap(({ withdrawn }) => withdrawn ?? [])).toEqual([{ kind: 'incident', externalId: 'Q2' }])
    expect(second.pages.at(-1)?.cursor).toMatchObject({ open: ['Q0'] })
  })

  test('reads the last month again once a day', async () => {
    const { config, asked } = await account(() => [incidentAt(1, old)])
    const { pages } = await pullOf(config())
    const since = async (now: string) => {
      asked.length = 0
      await pullOf(config(), pages.at(-1)?.cursor, at(now))
      return /since=([^&]*)/.exec(asked[0] ?? '')?.[1]
    }
    expect(await since('2026-06-01T23:00:00Z')).toBe('2026-05-31T23:50:00Z')
    expect(await since('2026-06-02T00:00:00Z')).toBe('2026-05-02T23:50:00Z')
  })

  test('asks again for what analytics tell of late', async () => {
    const told = {
      id: 'Q1',
      created_at: new Date(old).toISOString().slice(0, 19),
      resolved_at: new Date(old + 60_000).toISOString().slice(0, 19),
      service_id: 'PIJ90N7',
      engaged_user_count: 2,
      engaged_seconds: 3_600,
    }
    const analytics: object[] = []
    const { config } = await account(() => [incidentAt(1, old)], analytics)
    const given = config({ analytics: true })
    const first = await pullOf(given)
    expect(first.incidents[0]).toMatchObject({ responders: null })
    analytics.push(told)
    const { cursor } = first.pages.at(-1) ?? {}
    expect((await pullOf(given, cursor, at('2026-06-01T05:00:00Z'))).incidents).toEqual([])
    expect((await pullOf(given, cursor, at('2026-06-01T06:00:00Z'))).incidents).toMatchObject([
      { externalId: 'Q1', responders: 2, effort: 1, url: 'https://acme.pagerduty.com/incidents/Q1' },
    ])
  })
})
