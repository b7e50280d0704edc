import type { Connector } from '../connector.ts'
import { queryOf } from '../connector.ts'
import { sendJson } from '../upstream.ts'

export const datadog: Connector = {
  type: 'datadog',
  config: (baseUrl) => ({ apiKey: 'a-key', applicationKey: 'another-key', baseUrl, coveredFrom: '2024-05-30' }),
  count: 0,
  answer(request, response, world) {
    const query = queryOf(request)
    if (request.url?.includes('/history')) {
      const from = Number(query.get('from_ts'))
      const isCounted = request.url.includes('counted')
      // Of a day that is not over it knows a part.
      const isOver = Number(query.get('to_ts')) * 1_000 <= (world?.now?.() ?? Number.POSITIVE_INFINITY)
      const last = isOver ? [9, 10] : [null, null]
      const series = { numerator: { values: [990, null, last[0]] }, denominator: { values: [1_000, null, last[1]] } }
      return sendJson(response, { data: { from_ts: from, overall: { sli_value: 99.9 }, ...(isCounted && { series }) } })
    }
    const offset = Number(query.get('offset'))
    // A page that is short and not the last.
    sendJson(response, {
      data: offset === 0 ? [slo('counted', 'metric')] : offset === 100 ? [slo('watched', 'monitor')] : [],
    })
  },
  rows: null,
  recorded: null,
}

const slo = (id: string, type: string) => ({
  id,
  name: `SLO ${id}`,
  type,
  tags: ['service:shop', 'env:production'],
  thresholds: [
    { timeframe: '7d', target: 99 },
    { timeframe: '30d', target: 99.9, warning: 99.95 },
  ],
})
