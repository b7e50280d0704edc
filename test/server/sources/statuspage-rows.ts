import { mapStatuspageIncident } from '../../../server/sources/statuspage/map-incident.ts'

/** Rows as a Statuspage page gives them, for the tests of its mapping. */
export const update = (status: string, time: string, components: unknown = null, more: object = {}) => ({
  status,
  created_at: time,
  updated_at: time,
  display_at: time,
  affected_components: components,
  ...more,
})

export const told = (code: string, old_status: string, new_status: string, name = code) => ({
  code,
  name,
  old_status,
  new_status,
})

export const incident = (changes: object = {}) => ({
  id: 'abc',
  name: 'Errors in the API',
  status: 'resolved',
  impact: 'major',
  created_at: '2026-01-01T10:00:00Z',
  started_at: '2026-01-01T10:00:00Z',
  updated_at: '2026-01-01T11:00:00Z',
  monitoring_at: null,
  resolved_at: '2026-01-01T11:00:00Z',
  shortlink: 'https://stspg.io/abc',
  incident_updates: [],
  components: [],
  ...changes,
})

export const map = (content: unknown) =>
  mapStatuspageIncident({ location: 'incidents[12] id abc', content, text: JSON.stringify(content) }, 'page')

export function mapOne(changes: object = {}) {
  const [record] = map(incident(changes)).records
  if (record?.kind !== 'incident') throw new Error('expected an incident')
  return record.value
}

export const shares = (changes: object) =>
  Object.fromEntries(mapOne(changes).impacts.map(({ component, share }) => [component, share]))
