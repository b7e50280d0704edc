import { asItIs, type Connector, IN_2999, moment, NOON, queryOf, rowsOf } from '../connector.ts'
import { sendJson } from '../upstream.ts'

const COUNT = 150
const HOUR = 3_600_000
/** One an hour; the one after the last is of half an hour after noon. */
const START = NOON - (COUNT + 0.5) * HOUR

export const pagerduty: Connector = {
  type: 'pagerduty',
  config: (baseUrl) => ({ token: 'a-key-for-reading', baseUrl, coveredFrom: '2024-01-01' }),
  count: COUNT,
  answer(request, response, world = asItIs(COUNT)) {
    const rows = rowsOf((number, at) => pagerdutyIncident(number, {}, at), world)
    const [, id] = /^\/incidents\/(\w+)$/.exec(request.url ?? '') ?? []
    if (id !== undefined) {
      const incident = rows.find((row) => row.id === id)
      return incident ? sendJson(response, { incident }) : sendJson(response, { error: { message: 'Not Found' } }, 404)
    }
    const query = queryOf(request)
    const statuses = query.getAll('statuses[]')
    const [since, until] = ['since', 'until'].map((name) => Date.parse(query.get(name) ?? ''))
    const asked = rows
      .filter((row) => statuses.length === 0 || statuses.includes(String(row.status)))
      .filter((row) => !(moment(row, 'created_at') < (since ?? 0)) && !(moment(row, 'created_at') > (until ?? 0)))
    const [limit, offset] = [Number(query.get('limit')), Number(query.get('offset'))]
    sendJson(response, {
      incidents: asked.slice(offset, offset + limit),
      limit,
      offset,
      more: offset + limit < asked.length,
    })
  },
  rows: {
    required: 'status',
    edited: (row) => ({ ...row, title: 'Edited', status: 'resolved', resolved_at: '2024-06-01T12:00:00Z' }),
    broken: ({ status, ...row }) => ({ ...row, state: status }),
    future: (row) => ({ ...row, created_at: IN_2999 }),
  },
  recorded: (incidents) => ({ name: 'incidents.json', text: JSON.stringify({ incidents, limit: 100, offset: 0 }) }),
}

/** As PagerDuty's REST API gives it. Every fiftieth is being worked on. */
export const pagerdutyIncident = (number: number, changes: object = {}, created = START + number * HOUR) => {
  const isOpen = number % 50 === 2
  return {
    id: `Q${String(number).padStart(6, '0')}`,
    type: 'incident',
    summary: `[#${number}] Queue ${number} is long`,
    incident_number: number,
    title: `Queue ${number} is long`,
    created_at: new Date(created).toISOString().replace('.000', ''),
    status: isOpen ? 'acknowledged' : 'resolved',
    last_status_change_at: new Date(created + HOUR / 2).toISOString().replace('.000', ''),
    resolved_at: isOpen ? null : new Date(created + HOUR / 2).toISOString().replace('.000', ''),
    service: { id: 'PIJ90N7', type: 'service_reference', summary: 'Queue' },
    teams: [],
    urgency: 'high',
    priority: null,
    html_url: `https://acme.pagerduty.com/incidents/Q${number}`,
    ...changes,
  }
}
