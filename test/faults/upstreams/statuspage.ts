import { asItIs, type Connector, IN_2999, rowsOf } from '../connector.ts'
import { pageIncident, sendJson } from '../upstream.ts'

const COUNT = 5

export const statuspage: Connector = {
  type: 'statuspage',
  config: (url) => ({ url }),
  count: COUNT,
  answer: (_, response, world = asItIs(COUNT)) =>
    sendJson(response, { page: {}, incidents: rowsOf((number, at) => pageIncident(number, {}, at), world) }),
  rows: {
    required: 'name',
    edited: (row) => ({ ...row, name: 'Edited' }),
    broken: ({ impact, ...row }) => ({ ...row, severity: impact }),
    future: (row) => ({ ...row, started_at: IN_2999, created_at: IN_2999, updated_at: IN_2999, resolved_at: null }),
  },
  recorded: (incidents) => ({ name: 'incidents.json', text: JSON.stringify({ page: {}, incidents }) }),
}
