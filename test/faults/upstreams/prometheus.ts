import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Connector } from '../connector.ts'
import { sendJson } from '../upstream.ts'

export const prometheus: Connector = {
  type: 'prometheus',
  config: (url) => ({
    url,
    coveredFrom: '2024-04-20',
    step: '1h',
    indicators: [{ id: 'checkout', service: 'shop', good: 'good', total: 'total', objective: 0.999 }],
  }),
  count: 0,
  answer: (request, response, world) =>
    answerRange(request, response, (world?.now?.() ?? Number.POSITIVE_INFINITY) / 1_000),
  rows: null,
  recorded: null,
}

/** Good and total events of any span up to `now`, in seconds, as Prometheus answers a query at one moment or of a range. */
export function answerRange(
  request: IncomingMessage,
  response: ServerResponse,
  now: number = Number.POSITIVE_INFINITY,
): void {
  let body = ''
  request.on('data', (part) => {
    body += part
  })
  request.on('end', () => {
    const form = new URLSearchParams(body)
    const value = form.get('query')?.includes('good') ? '99' : '100'
    if (form.has('time')) {
      const result = [{ metric: {}, value: [Number(form.get('time')), value] }]
      return sendJson(response, { status: 'success', data: { resultType: 'vector', result } })
    }
    const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(form.get(name))) as [
      number,
      number,
      number,
    ]
    const count = Math.floor((end - start) / step) + 1
    const values = Array.from({ length: count }, (_, position) => [start + position * step, value] as const).filter(
      ([at]) => at <= now,
    )
    const result = [{ metric: {}, values }]
    sendJson(response, { status: 'success', data: { resultType: 'matrix', result } })
  })
}
