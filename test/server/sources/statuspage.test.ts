import { describe, expect, test } from 'vitest'
import { at } from './reading.ts'
import { incident, map, mapOne, told, update } from './statuspage-rows.ts'

describe('an incident', () => {
  test('carries what the page says', () => {
    expect(mapOne()).toEqual({
      id: 'page/abc',
      source: 'page',
      externalId: 'abc',
      title: 'Errors in the API',
      startedAt: at('2026-01-01T10:00:00Z'),
      detectedAt: null,
      mitigatedAt: null,
      resolvedAt: at('2026-01-01T11:00:00Z'),
      lastUpdatedAt: at('2026-01-01T11:00:00Z'),
      severity: 'major',
      impacts: [],
      rootComponent: null,
      cause: null,
      suggestedCause: null,
      labels: [],
      responders: null,
      effort: null,
      risk: null,
      durationConfirmed: false,
      url: 'https://stspg.io/abc',
    })
  })

  test('keeps the row as it came', () => {
    expect(map(incident()).records[0]).toMatchObject({ externalId: 'abc', raw: JSON.stringify(incident()) })
  })

  test('a shortlink that is no web address is left out', () => {
    expect(mapOne({ shortlink: 'javascript:alert(1)' }).url).toBeNull()
  })

  test('scheduled maintenance is dropped', () => {
    const dropped = { records: [], rejections: [], dropped: 1 }
    expect(map(incident({ impact: 'maintenance' }))).toEqual(dropped)
    expect(map(incident({ scheduled_for: '2026-01-01T10:00:00Z' }))).toEqual(dropped)
    expect(map(incident({ status: 'in_progress', impact: 'none' }))).toEqual(dropped)
    expect(map(incident({ scheduled_for: null })).records).toHaveLength(1)
  })
})

describe('detection', () => {
  test('is the writing down, when that came a minute or more after the start', () => {
    expect(mapOne({ created_at: '2026-01-01T10:01:00Z' }).detectedAt).toBe(at('2026-01-01T10:01:00Z'))
    expect(mapOne({ created_at: '2026-01-01T10:00:59.999Z' }).detectedAt).toBeNull()
  })
  test('is unknown for an incident written down after its end or before its start', () => {
    expect(mapOne({ created_at: '2026-01-02T09:00:00Z' }).detectedAt).toBeNull()
    expect(mapOne({ created_at: '2026-01-01T09:00:00Z' }).detectedAt).toBeNull()
  })
})

describe('mitigation', () => {
  const mitigated = (...updates: object[]) => mapOne({ incident_updates: updates.reverse() }).mitigatedAt

  test('is the first update in monitoring', () => {
    expect(
      mitigated(
        update('investigating', '2026-01-01T10:00:00Z'),
        update('monitoring', '2026-01-01T10:20:00Z'),
        update('monitoring', '2026-01-01T10:40:00Z'),
        update('resolved', '2026-01-01T11:00:00Z'),
      ),
    ).toBe(at('2026-01-01T10:20:00Z'))
  })
  test('does not count when the incident came back', () => {
    expect(
      mitigated(
        update('monitoring', '2026-01-01T10:20:00Z'),
        update('identified', '2026-01-01T10:30:00Z'),
        update('monitoring', '2026-01-01T10:50:00Z'),
      ),
    ).toBe(at('2026-01-01T10:50:00Z'))
    expect(
      mitigated(update('monitoring', '2026-01-01T10:20:00Z'), update('investigating', '2026-01-01T10:30:00Z')),
    ).toBeNull()
  })
  test('is the stated moment where no update tells, unless the incident came back after it', () => {
    expect(mapOne({ monitoring_at: '2026-01-01T10:30:00Z' }).mitigatedAt).toBe(at('2026-01-01T10:30:00Z'))
    const active = [update('investigating', '2026-01-01T10:40:00Z')]
    expect(mapOne({ monitoring_at: '2026-01-01T10:30:00Z', incident_updates: active }).mitigatedAt).toBeNull()
  })
  test('after the resolution says nothing', () => {
    expect(mitigated(update('monitoring', '2026-01-01T12:00:00Z'))).toBeNull()
  })
})

describe('resolution', () => {
  test('comes from the resolving update where the page leaves it out', () => {
    const updates = [update('postmortem', '2026-01-03T10:00:00Z'), update('resolved', '2026-01-01T10:45:00Z')]
    expect(mapOne({ status: 'postmortem', resolved_at: null, incident_updates: updates }).resolvedAt).toBe(
      at('2026-01-01T10:45:00Z'),
    )
  })
  test('is unknown when the page says resolved and nothing tells when', () => {
    expect(mapOne({ resolved_at: null }).resolvedAt).toBeNull()
  })
  test('is none while the incident is open, even when it was resolved before', () => {
    expect(mapOne({ status: 'investigating' }).resolvedAt).toBeNull()
  })
  test('the last word is the newest of all times', () => {
    const updates = [update('investigating', '2026-01-01T10:00:00Z', null, { updated_at: '2026-01-05T10:00:00Z' })]
    expect(mapOne({ incident_updates: updates }).lastUpdatedAt).toBe(at('2026-01-05T10:00:00Z'))
  })
})

test('components are told apart by id, under the name the incident itself gives, without groups', () => {
  const impacts = mapOne({
    incident_updates: [
      update('investigating', '2026-01-01T10:00:00Z', [
        told('a', 'operational', 'major_outage', 'GitHub Actions'),
        told('b', 'operational', 'operational', 'Pages'),
        told('g', 'operational', 'operational', 'Everything'),
      ]),
    ],
    components: [
      { id: 'a', name: 'Actions' },
      { id: 'g', name: 'Everything', group: true },
      { id: 'c', name: 'Actions' },
    ],
  }).impacts
  expect(impacts).toEqual([
    { component: 'a', name: 'Actions', share: 1 },
    { component: 'b', name: 'Pages', share: null },
    { component: 'c', name: 'Actions', share: null },
  ])
})

describe('quarantine', () => {
  const reasonOf = (content: unknown) => map(content).rejections[0]?.reason

  test.each<[string, unknown, string]>([
    [
      'an unknown impact',
      incident({ impact: 'huge' }),
      'impact is "huge"; expected one of critical, major, minor, none',
    ],
    ['a missing start', incident({ started_at: undefined }), 'started_at is missing; expected a string'],
    ['a number for a time', incident({ started_at: 12 }), 'started_at is 12; expected a string'],
    ['a time in words', incident({ resolved_at: 'at noon' }), 'resolved_at is "at noon"; expected a time such as'],
    [
      'an unknown component status',
      incident({
        incident_updates: [update('resolved', '2026-01-01T10:00:00Z', [told('a', 'operational', 'on_fire')])],
      }),
      'incident_updates[0].affected_components[0].new_status is "on_fire"; expected one of operational',
    ],
    ['no row at all', null, 'the row is null; expected an object'],
    ['text', 'incident', 'the row is "incident"; expected an object'],
    ['half a character in the name', incident({ name: 'Errors \ud800' }), 'half of a character'],
    ['an empty id', incident({ id: '' }), 'id is ""; must not be empty'],
    ['a row of 5 MB', incident({ name: 'x'.repeat(5_000_000) }), 'a row of more than 2000000 is taken as damaged'],
    [
      'an end before the start',
      incident({ resolved_at: '2026-01-01T09:00:00Z' }),
      'ends at 2026-01-01T09:00:00Z, before it starts at 2026-01-01T10:00:00Z',
    ],
    [
      'a start in the year 1',
      incident({ started_at: '0001-01-01T00:00:00Z' }),
      'starts at 0001-01-01T00:00:00Z, which is before any incident record',
    ],
  ])('%s', (_name, content, reason) => {
    expect(reasonOf(content)).toContain(reason)
    expect(map(content).records).toEqual([])
  })

  test('names place and id', () => {
    expect(map(incident({ impact: 'huge' })).rejections[0]).toMatchObject({
      location: 'incidents[12] id abc',
      externalId: 'abc',
    })
  })
})
