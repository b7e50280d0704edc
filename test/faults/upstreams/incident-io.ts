import { asItIs, type Connector, IN_2999, moment, queryOf, rowsOf } from '../connector.ts'
import { sendJson } from '../upstream.ts'

const COUNT = 280
const START = Date.UTC(2024, 3, 1)

export const incidentIo: Connector = {
  type: 'incident-io',
  config: (baseUrl) => ({ token: 'a-key-for-reading', baseUrl }),
  count: COUNT,
  answer(request, response, world = asItIs(COUNT)) {
    if (request.url?.startsWith('/v2/follow_ups')) return sendJson(response, { follow_ups: [] })
    const query = queryOf(request)
    const size = Number(query.get('page_size'))
    const since = Date.parse(query.get('updated_at[gte]') ?? '')
    const rows = rowsOf(incidentAt, world).filter((row) => !(moment(row, 'updated_at') < since))
    const start = rows.findIndex(({ id }) => id === query.get('after')) + 1
    const page = rows.slice(start, start + size)
    const after = start + size < rows.length ? { after: page.at(-1)?.id } : {}
    sendJson(response, {
      incidents: page,
      pagination_meta: { page_size: size, total_record_count: rows.length, ...after },
    })
  },
  rows: {
    required: 'name',
    edited: (row) => ({ ...row, name: 'Edited', updated_at: '2024-06-01T11:00:00Z' }),
    broken: ({ name, ...row }) => ({ ...row, title: name }),
    future: (row) => ({ ...row, created_at: IN_2999, updated_at: IN_2999, incident_timestamp_values: [] }),
  },
  recorded: (incidents) => ({ name: 'incidents.json', text: JSON.stringify({ incidents, pagination_meta: {} }) }),
}

const incidentAt = (number: number, at?: number) =>
  incidentIoIncident(number, at === undefined ? {} : { updated_at: new Date(at).toISOString() }, at)

export const incidentIoIncident = (number: number, changes: object = {}, begins = START + number * 3_600_000) => {
  const at = (minutes: number) => new Date(begins + minutes * 60_000).toISOString()
  const stamp = (name: string, minutes: number) => ({
    incident_timestamp: { id: name, name, rank: 1 },
    value: { value: at(minutes) },
  })
  return {
    id: `01INC-${number}`,
    reference: `INC-${number}`,
    name: `Queue ${number} is long`,
    summary: null,
    mode: 'standard',
    created_at: at(12),
    // Of these few weeks: a later listing asks for what was updated since the day before.
    updated_at: new Date(Date.UTC(2024, 4, 31, 13) + number * 1_000).toISOString(),
    permalink: `https://app.incident.io/acme/incidents/${number}`,
    severity: { id: 's2', name: 'Major', rank: 2, description: '' },
    incident_status: { id: 'closed', name: 'Closed', category: 'closed', rank: 4, description: '' },
    incident_timestamp_values: [
      stamp('Impact started', 0),
      stamp('Reported at', 12),
      stamp('Fixed at', 40),
      stamp('Resolved at', 50),
    ],
    custom_field_entries: [
      {
        custom_field: { id: 'f1', name: 'Affected services', field_type: 'multi_select' },
        values: [{ value_option: { id: 'o1', value: 'Queue' } }],
      },
    ],
    incident_role_assignments: [{ role: { name: 'Lead' }, assignee: { id: 'u1', name: 'Ada' } }],
    workload_minutes_total: 90,
    ...changes,
  }
}
