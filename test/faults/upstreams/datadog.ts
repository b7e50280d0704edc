import { asItIs, type Connector, queryOf, rowsOf } from '../connector.ts'
import { sendJson } from '../upstream.ts'

const COUNT = 2
/** What is asked for, of which a page gives half at most: pages can be short without being last. */
const PAGE = 100

export const datadog: Connector = {
  type: 'datadog',
  config: (baseUrl) => ({ apiKey: 'a-key', applicationKey: 'another-key', baseUrl, coveredFrom: '2024-05-30' }),
  count: COUNT,
  most: 250,
  answer(request, response, world = asItIs(COUNT)) {
    const query = queryOf(request)
    if (request.url?.includes('/history')) {
      const from = Number(query.get('from_ts'))
      const isCounted = request.url.includes('counted')
      // Of a day that is not over it knows a part.
      const isOver = Number(query.get('to_ts')) * 1_000 <= (world.now?.() ?? Number.POSITIVE_INFINITY)
      const last = isOver ? [9, 10] : [null, null]
      const series = { numerator: { values: [990, null, last[0]] }, denominator: { values: [1_000, null, last[1]] } }
      return sendJson(response, { data: { from_ts: from, overall: { sli_value: 99.9 }, ...(isCounted && { series }) } })
    }
    const rows = rowsOf(sloAt, world)
    const given = Math.min(PAGE / 2, Math.ceil(rows.length / 2))
    const start = (Number(query.get('offset')) / PAGE) * given
    sendJson(response, { data: rows.slice(start, start + given) })
  },
  rows: {
    required: 'name',
    edited: (row) => ({ ...row, name: 'Edited' }),
    broken: ({ name, ...row }) => ({ ...row, title: name }),
    // It tells of no moment.
    future: (row) => row,
  },
  recorded: null,
}

/** Every other one counts events; the rest tell the share of a day. */
const sloAt = (number: number) => ({
  id: `${number % 2 === 1 ? 'counted' : 'watched'}-${number}`,
  name: `SLO ${number}`,
  type: number % 2 === 1 ? 'metric' : 'monitor',
  tags: ['service:shop', 'env:production'],
  thresholds: [
    { timeframe: '7d', target: 99 },
    { timeframe: '30d', target: 99.9, warning: 99.95 },
  ],
})
