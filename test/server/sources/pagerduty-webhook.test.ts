import { expect, test } from 'vitest'
import { pagerdutyWebhook } from '../../../server/sources/pagerduty/webhook.ts'
import { at } from './reading.ts'

const read = (body: unknown, delivery: string | null = 'a1b2-c3') =>
  pagerdutyWebhook.read({
    header: (name) => (name === 'x-webhook-id' ? (delivery ?? undefined) : undefined),
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  })
/** As the documentation of webhooks v3 shows one. */
const event = (changes: object = {}) => ({
  event: {
    id: '01BR0Y4KWJ1E6EPJ2YGGR77Y3Q',
    event_type: 'incident.triggered',
    resource_type: 'incident',
    occurred_at: '2026-01-01T08:59:00.123Z',
    agent: { id: 'PLH1HKV', type: 'user_reference' },
    client: null,
    data: { id: 'PGR0VU2', type: 'incident', status: 'triggered' },
    ...changes,
  },
})

test('an event tells when it occurred, under its number', () => {
  expect(read(event())).toEqual({ delivery: 'a1b2-c3', at: at('2026-01-01T08:59:00.123Z') })
  expect(read(event({ resource_type: 'incident_note' }))).toMatchObject({ at: at('2026-01-01T08:59:00.123Z') })
})

test('a ping, and an event about a service, ask for nothing', () => {
  for (const resource_type of ['pagey', 'service']) {
    expect(read(event({ resource_type }))).toEqual({ delivery: 'a1b2-c3', at: null })
  }
})

test.each([
  [event(), null, 'the header X-Webhook-Id is missing or is no number of one'],
  [event(), 'd'.repeat(101), 'the header X-Webhook-Id is missing or is no number of one'],
  [event(), 'd 1', 'the header X-Webhook-Id is missing or is no number of one'],
  [event({ occurred_at: 'now' }), 'd', 'its event does not say when it occurred'],
  [{ messages: [] }, 'd', 'the body is no event of PagerDuty'],
  ['not JSON', 'd', 'the body is no event of PagerDuty'],
])('%o under %s is refused', (body, delivery, refused) => {
  expect(read(body, delivery)).toEqual({ refused })
})
