import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PrometheusConfig } from '../../../server/sources/prometheus/config.ts'
import { configSchema } from '../../../server/sources/prometheus/config.ts'
import { serve } from './reading.ts'

export interface Asked {
  readonly path: string
  readonly query: string
  /** Seconds; of an instant query both are its time. */
  readonly start: number
  readonly end: number
  readonly step: number
  readonly headers: IncomingMessage['headers']
}

interface FakeSeries {
  readonly labels?: Readonly<Record<string, string>>
  /** The value at a second; null: no sample there. */
  readonly value: (second: number) => number | string | null
}

interface FakePrometheus {
  readonly url: string
  readonly asked: Asked[]
}

/** Answers as Prometheus does, at most 11,000 points a series. `break` answers instead of it where it returns true. */
export async function fakePrometheus(
  seriesOf: (query: string) => readonly FakeSeries[],
  breakOff: (asked: Asked, response: ServerResponse) => boolean = () => false,
): Promise<FakePrometheus> {
  const asked: Asked[] = []
  const url = await serve((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      const form = new URLSearchParams(body)
      const time = Number(form.get('time'))
      const one: Asked = {
        path: request.url ?? '',
        query: form.get('query') ?? '',
        start: Number(form.get('start') ?? time),
        end: Number(form.get('end') ?? time),
        step: Number(form.get('step') ?? 1),
        headers: request.headers,
      }
      asked.push(one)
      if (breakOff(one, response)) return
      const send = (status: number, answer: object) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
      if ((one.end - one.start) / one.step > 11_000) {
        const error = 'exceeded maximum resolution of 11,000 points per timeseries'
        send(400, { status: 'error', errorType: 'bad_data', error })
        return
      }
      const isRange = one.path.endsWith('query_range')
      const result = seriesOf(one.query).flatMap(({ labels: metric = {}, value }) => {
        const values: [number, string][] = []
        for (let second = one.start; second <= one.end; second += one.step) {
          const at = value(second)
          if (at !== null) values.push([second, String(at)])
        }
        if (values.length === 0) return []
        return [isRange ? { metric, values } : { metric, value: values[0] }]
      })
      send(200, { status: 'success', data: { resultType: isRange ? 'matrix' : 'vector', result } })
    })
  })
  return { url, asked }
}

export const configOf = (fields: Record<string, unknown>): PrometheusConfig => configSchema.parse(fields)
