import { describe, expect, test } from 'vitest'
import { DEFAULT_RULES, type MappingRules } from '../../../server/sources/incident-io/config.ts'
import { incidentIo } from '../../../server/sources/incident-io/incident-io.ts'
import { mapIncidentIoRow } from '../../../server/sources/incident-io/map-row.ts'
import { incidentIoWebhook } from '../../../server/sources/incident-io/webhook.ts'
import { sendJson } from '../../faults/upstream.ts'
import { incidentIoIncident } from '../../faults/upstreams/incident-io.ts'
import { at, collect, context, NOW, serve } from './reading.ts'

const map = (content: object, rules: Partial<MappingRules> = {}) =>
  mapIncidentIoRow(
    { location: 'here', content, text: JSON.stringify(content), rules: { ...DEFAULT_RULES, ...rules } },
    'answers',
  )
const incident = (changes: object = {}, rules: Partial<MappingRules> = {}) => {
  const [record] = map(incidentIoIncident(0, changes), rules).records
  if (record?.kind !== 'incident') throw new Error('expected an incident')
  return record.value
}
const stamp = (name: string, value: string | null) => ({
  incident_timestamp: { id: name, name, rank: 1 },
  value: value === null ? null : { value },
})
const status = (category: string) => ({ incident_status: { id: category, name: category, category } })

describe('an incident', () => {
  test('was noticed when it was reported, where its impact has a beginning', () => {
    expect(incident()).toMatchObject({
      id: 'answers/01INC-0',
      startedAt: at('2024-04-01T00:00:00Z'),
      detectedAt: at('2024-04-01T00:12:00Z'),
      mitigatedAt: at('2024-04-01T00:40:00Z'),
      resolvedAt: at('2024-04-01T00:50:00Z'),
      severity: 'major',
      impacts: [{ component: 'o1', name: 'Queue', share: null }],
      labels: ['Affected services: Queue'],
      responders: 1,
      effort: 1.5,
    })
  })

  test('without one begins when it was reported, and when it was noticed is not known', () => {
    const incident_timestamp_values = [stamp('Impact started', null), stamp('Reported at', '2024-04-01T00:12:00Z')]
    expect(incident({ incident_timestamp_values })).toMatchObject({
      startedAt: at('2024-04-01T00:12:00Z'),
      detectedAt: null,
      resolvedAt: at('2024-05-31T13:00:00Z'),
    })
    expect(incident({ incident_timestamp_values: [] }).startedAt).toBe(at('2024-04-01T00:12:00Z'))
  })

  test.each([
    ['live', null],
    ['paused', null],
    ['learning', at('2024-04-01T00:50:00Z')],
    ['closed', at('2024-04-01T00:50:00Z')],
  ])('that is %s ended at %s', (category, end) => {
    expect(incident(status(category)).resolvedAt).toBe(end)
  })

  test.each([
    ['Critical', {}, 'critical'],
    ['SEV2', {}, 'major'],
    ['Sev 5', {}, 'none'],
    ['Whale', {}, 'minor'],
    ['Whale', { whale: 'critical' as const }, 'critical'],
  ])('of severity %s under %o is %s', (name, severities, expected) => {
    expect(incident({ severity: { id: 's', name, rank: 1 } }, { severities }).severity).toBe(expected)
  })

  test.each([
    [status('triage')],
    [status('declined')],
    [status('merged')],
    [status('canceled')],
    [{ mode: 'test' }],
    [{ mode: 'tutorial' }],
  ])('that is %o is none, and leaves what it was before', (changes) => {
    expect(map(incidentIoIncident(0, changes))).toMatchObject({
      records: [],
      dropped: 1,
      withdrawn: [{ kind: 'incident', externalId: '01INC-0' }],
    })
  })

  test('names its services in the field that is configured, from a catalogue too', () => {
    const custom_field_entries = [
      { custom_field: { name: 'Product' }, values: [{ value_catalog_entry: { id: 'c1', name: 'Checkout' } }] },
      { custom_field: { name: 'Notes' }, values: [{ value_text: 'long story' }] },
    ]
    expect(incident({ custom_field_entries }, { serviceField: 'product' })).toMatchObject({
      impacts: [{ component: 'c1', name: 'Checkout', share: null }],
      labels: ['Product: Checkout'],
    })
  })
})

describe('a follow-up', () => {
  const followUp = (changes: object = {}) => ({
    id: 'f-1',
    title: 'Alert on long queues',
    description: 'As we saw.',
    status: 'outstanding',
    incident_id: '01INC-0',
    created_at: '2024-04-02T00:00:00Z',
    updated_at: '2024-04-05T00:00:00Z',
    assignee: { id: 'u1', name: 'Ada' },
    creator: { user: { id: 'u2', name: 'Grace' } },
    labels: ['queue'],
    ...changes,
  })

  test('is demand', () => {
    expect(map(followUp())).toMatchObject({
      records: [
        {
          kind: 'issue',
          externalId: 'f-1',
          value: { id: 'answers/f-1', closedAt: null, people: 2, labels: ['queue'] },
        },
      ],
      withdrawn: [{ kind: 'project', externalId: 'f-1' }],
    })
    const done = map(followUp({ status: 'completed', completed_at: '2024-04-03T00:00:00Z' })).records[0]
    expect(done?.value).toMatchObject({ closedAt: at('2024-04-03T00:00:00Z') })
  })

  test.each([
    ['outstanding', 'candidate'],
    ['completed', 'shipped'],
    ['not_doing', 'rejected'],
  ])('that is %s is a project that is %s, where that is wanted; its effort is assumed', (stated, expected) => {
    const [record] = map(followUp({ status: stated }), { followUps: 'projects' }).records
    expect(record).toMatchObject({ kind: 'project', value: { status: expected, effortAssumed: true } })
    expect(record?.kind === 'project' && record.value.effort[0]?.likely).toBeGreaterThan(0)
  })

  test.each([
    [{ status: 'deleted' }, {}],
    [{ external_issue_reference: { provider: 'github', issue_permalink: 'https://github.com/a/b/issues/1' } }, {}],
    [{}, { followUps: 'none' as const }],
  ])('%o is left out under %o', (changes, rules) => {
    expect(map(followUp(changes), rules)).toMatchObject({ records: [], dropped: 1, withdrawn: [{}, {}] })
  })

  test('comes with the incidents, and covers no time of its own', async () => {
    const url = await serve((request, response) =>
      sendJson(
        response,
        request.url?.startsWith('/v2/follow_ups')
          ? { follow_ups: [followUp()] }
          : { incidents: [incidentIoIncident(0)], pagination_meta: {} },
      ),
    )
    const config = incidentIo.configSchema.parse({ token: 't', baseUrl: url })
    const { records, pages } = await collect(incidentIo, incidentIo.pull(config, null, context()))
    expect(records.map(({ kind }) => kind)).toEqual(['incident', 'issue'])
    expect(pages.at(-1)?.coverage).toEqual({ from: at('2024-04-01T00:12:00Z'), to: NOW })
  })
})

test('a webhook is as old as Svix says under its signature, and taken for five minutes', () => {
  const read = (id: string, timestamp: string) =>
    incidentIoWebhook.read({
      header: (name) => ({ 'webhook-id': id, 'webhook-timestamp': timestamp })[name],
      body: Buffer.from('{}'),
    })
  expect(read('msg_1', '1767258000')).toEqual({
    delivery: 'msg_1',
    at: at('2026-01-01T09:00:00Z'),
    oldestMinutes: 5,
  })
  expect(read('', '1767258000')).toMatchObject({ refused: expect.stringContaining('webhook-id') })
  expect(read('msg_1', 'now')).toMatchObject({ refused: expect.stringContaining('webhook-timestamp') })
})

// The example of Svix's own documentation: https://docs.svix.com/receiving/verifying-payloads/how-manual
test('a webhook is signed as Svix documents it', () => {
  const headers: Readonly<Record<string, string>> = {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  }
  const config = incidentIo.configSchema.parse({
    token: 't',
    webhook: { secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
  })
  const isSigned = (body: string, changes: Readonly<Record<string, string>> = {}) =>
    incidentIoWebhook.isSigned(config, {
      header: (name) => ({ ...headers, ...changes })[name],
      body: Buffer.from(body),
    })
  expect(isSigned('{"test": 2432232314}')).toBe(true)
  expect(isSigned('{"test": 2432232315}')).toBe(false)
  expect(isSigned('{"test": 2432232314}', { 'webhook-timestamp': '1614265331' })).toBe(false)
})
