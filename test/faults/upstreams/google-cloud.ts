import { asItIs, type Connector, IN_2999, rowsOf, type World } from '../connector.ts'
import { iso, sendJson } from '../upstream.ts'

const COUNT = 3

export const googleCloud: Connector = {
  type: 'google-cloud',
  config: (url) => ({ url }),
  count: COUNT,
  answer: (_, response, world = asItIs(COUNT)) => sendJson(response, documentOf(world)),
  rows: {
    required: 'external_desc',
    edited: (row) => ({ ...row, severity: 'low' }),
    broken: ({ severity, ...row }) => ({ ...row, gravity: severity }),
    future: (row) => ({ ...row, begin: IN_2999, created: IN_2999, modified: IN_2999, end: null }),
  },
  recorded: (rows) => ({ name: 'incidents.json', text: JSON.stringify(rows) }),
}

/** The second is told of twice, for two products. */
const documentOf = (world: World) => {
  const rows = rowsOf(googleIncident, world)
  return [...rows, ...rows.slice(1, 2).map((row) => ({ ...row, id: 'again', affected_products: [OTHER] }))]
}

const OTHER = { title: 'Another product', id: 'another' }

const googleIncident = (number: number, begins = Date.UTC(2023, 0, 1, 10) + number * 86_400_000) => {
  const after = (minutes: number) => iso(begins + minutes * 60_000)
  return {
    id: `incident-${number}`,
    begin: after(0),
    created: after(5),
    end: after(60),
    modified: after(120),
    external_desc: `Requests to product ${number} failed.`,
    severity: 'high',
    service_name: 'Multiple Products',
    affected_products: [{ title: `Product ${number}`, id: `product-${number}` }],
  }
}
