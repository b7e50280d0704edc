import { asItIs, type Connector, IN_2999, queryOf, rowsOf } from '../connector.ts'
import { sendJson } from '../upstream.ts'

const COUNT = 110
const START = Date.UTC(2023, 8, 1)

export const opsgenie: Connector = {
  type: 'opsgenie',
  config: (baseUrl) => ({ key: 'a-key-for-reading', baseUrl }),
  count: COUNT,
  answer(request, response, world = asItIs(COUNT)) {
    if (request.url?.startsWith('/v1/services'))
      return sendJson(response, { data: [{ id: 'service-1', name: 'service-1' }] })
    const query = queryOf(request)
    const [limit, offset] = [Number(query.get('limit')), Number(query.get('offset'))]
    const rows = rowsOf(opsgenieIncident, world)
    const next = offset + limit < rows.length ? { paging: { next: `/v1/incidents?offset=${offset + limit}` } } : {}
    sendJson(response, { data: rows.slice(offset, offset + limit), totalCount: rows.length, ...next })
  },
  rows: {
    required: 'message',
    edited: (row) => ({ ...row, message: 'Edited' }),
    broken: ({ status, ...row }) => ({ ...row, state: status }),
    future: (row) => ({ ...row, createdAt: IN_2999, updatedAt: IN_2999, impactStartDate: IN_2999, status: 'open' }),
  },
  recorded: (data) => ({ name: 'incidents.json', text: JSON.stringify({ data }) }),
}

const opsgenieIncident = (number: number, begins = START + number * 3_600_000) => {
  const at = (minutes: number) => new Date(begins + minutes * 60_000).toISOString()
  return {
    id: `3a74524a-${number}`,
    message: `Queue ${number} is long`,
    description: '',
    status: 'resolved',
    impactedServices: ['service-1'],
    tags: [],
    createdAt: at(5),
    updatedAt: at(40),
    impactStartDate: at(0),
    impactEndDate: at(30),
    priority: 'P2',
    responders: [{ type: 'user', id: 'u1' }],
    links: { web: `https://acme.app.opsgenie.com/incident/detail/${number}` },
  }
}
