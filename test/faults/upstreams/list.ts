import { createHash } from 'node:crypto'
import { asItIs, type Connector, IN_2999, rowsOf } from '../connector.ts'
import { iso } from '../upstream.ts'

const COUNT = 6

/** A list of our own shape, served with an ETag as any web server serves a file. */
export const list: Connector = {
  type: 'list',
  config: (url) => ({
    url: `${url}/incidents.json`,
    columns: Object.fromEntries(Object.keys(listedIncident(1)).map((name) => [name, name])),
  }),
  count: COUNT,
  answer(request, response, world = asItIs(COUNT)) {
    const text = JSON.stringify({ incidents: rowsOf(listedIncident, world) })
    const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`
    const headers = { 'content-type': 'application/json', etag }
    if (request.headers['if-none-match'] === etag) response.writeHead(304, headers).end()
    else response.writeHead(200, headers).end(text)
  },
  rows: {
    required: 'title',
    edited: (row) => ({ ...row, title: 'Edited' }),
    broken: ({ title, ...row }) => ({ ...row, headline: title }),
    future: (row) => ({ ...row, started_at: IN_2999, resolved_at: null }),
  },
  recorded: (rows) => ({ name: 'incidents.json', text: JSON.stringify(rows) }),
}

const listedIncident = (number: number, begins = Date.UTC(2023, 1, 1, 10) + number * 86_400_000) => ({
  id: `INC-${number}`,
  title: `Queue ${number} is long`,
  started_at: iso(begins),
  resolved_at: iso(begins + 3_600_000),
  severity: 'SEV2',
  services: ['queue', 'shop'],
})
