import type { IncomingMessage, ServerResponse } from 'node:http'
import { instant } from '../../model/quantity.ts'
import { listIssues, pageIncident, sendJson } from './upstream.ts'

/** When the upstreams below are asked. */
export const NOON = instant(Date.UTC(2024, 5, 1, 12))

/** A connector that calls, its config, and an upstream that answers it well. */
export interface Connector {
  readonly type: string
  readonly config: (url: string) => object
  readonly answer: (request: IncomingMessage, response: ServerResponse) => void
}

export const CONNECTORS: readonly Connector[] = [
  {
    type: 'statuspage',
    config: (url) => ({ url }),
    answer: (_, response) =>
      sendJson(response, { page: {}, incidents: Array.from({ length: 5 }, (_row, number) => pageIncident(number)) }),
  },
  {
    type: 'google-cloud',
    config: (url) => ({ url }),
    // The third tells of the same incident as the second, for another product.
    answer: (_, response) =>
      sendJson(response, [googleIncident(1), googleIncident(2), { ...googleIncident(2), id: 'again' }]),
  },
  {
    type: 'github',
    config: (baseUrl) => ({ baseUrl, repositories: ['acme/shop'] }),
    answer: (request, response) => void listIssues(request, response, 250),
  },
  {
    type: 'prometheus',
    config: (url) => ({
      url,
      coveredFrom: '2024-03-01',
      step: '1h',
      indicators: [{ id: 'checkout', service: 'shop', good: 'good', total: 'total', objective: 0.999 }],
    }),
    answer: (request, response) => answerRange(request, response),
  },
]

const googleIncident = (number: number) => ({
  id: `incident-${number}`,
  begin: `2024-01-0${number}T10:00:00Z`,
  created: `2024-01-0${number}T10:05:00Z`,
  end: `2024-01-0${number}T11:00:00Z`,
  modified: `2024-01-0${number}T12:00:00Z`,
  external_desc: `Requests to product ${number} failed.`,
  severity: 'high',
  service_name: 'Multiple Products',
  affected_products: [{ title: `Product ${number}`, id: `product-${number}` }],
})

/** Good and total events of any span up to `now`, in seconds, as Prometheus answers a range query. */
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
    const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(form.get(name))) as [
      number,
      number,
      number,
    ]
    const count = Math.floor((end - start) / step) + 1
    const value = form.get('query')?.includes('good') ? '99' : '100'
    const values = Array.from({ length: count }, (_, position) => [start + position * step, value] as const).filter(
      ([at]) => at <= now,
    )
    const result = [{ metric: {}, values }]
    sendJson(response, { status: 'success', data: { resultType: 'matrix', result } })
  })
}
