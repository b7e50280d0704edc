import type { Connector } from '../connector.ts'
import { queryOf } from '../connector.ts'
import { sendJson } from '../upstream.ts'

export const datadog: Connector = {
  type: 'datadog',
  config: (baseUrl) => ({ apiKey: 'a-key', applicationKey: 'another-key', baseUrl, coveredFrom: '2024-05-30' }),
  count: 0,
  answer(request, response) {
    const query = queryOf(request)
    if (request.url?.includes('/history')) {
      const from = Number(query.get('from_ts'))
      const isCounted = request.url.includes('counted')
      const series = { numerator: { values: [990, null, 9] }, denominator: { values: [1_000, null, 10] } }
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
