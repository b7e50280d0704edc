import { COMPANY_DAY, moment } from '../company.ts'
import type { PlainRow, Vendor } from './vendor.ts'

const SLOS = 40
/** Days that are over and read; the last one only when it has been over for six hours. */
const DAYS = 35
const DAY = 86_400_000
const HOUR = 3_600_000
const FIRST = COMPANY_DAY - (DAYS + 1) * DAY

interface History {
  readonly data: Record<'series', Record<'numerator' | 'denominator', { readonly values: readonly number[] }>>
}

const idAt = (number: number): string => `12a7d1b85d5c5a9ea5e6b8f0${String(number).padStart(8, '0')}`

/** Every SLO and every day of it is a request of its own, with the events of each hour. */
export const datadog: Vendor = {
  type: 'datadog',
  what: `${SLOS} SLOs of Datadog, ${DAYS} days of each`,
  config: (baseUrl) => ({ apiKey: 'a-key', applicationKey: 'a-key', baseUrl, coveredFrom: moment(FIRST) }),
  prepare() {
    const list = JSON.stringify({
      data: Array.from({ length: SLOS }, (_, number) => slo(number)),
      metadata: { page: { total_count: SLOS } },
    })
    const history = JSON.stringify(historyOf(FIRST))
    return ({ pathname }) => ({ body: pathname.endsWith('history') ? history : list })
  },
  async *pages(ask) {
    const { text } = await ask('/api/v1/slo?limit=100&offset=0')
    const { data: slos } = JSON.parse(text) as { data: readonly { readonly id: string; readonly name: string }[] }
    yield slos.map((row): PlainRow => [row.id, row.name, JSON.stringify(row), 0, 0])
    for (const { id, name } of slos) {
      for (let day = FIRST; day + DAY < COMPANY_DAY; day += DAY) {
        const query = `from_ts=${day / 1_000}&to_ts=${(day + DAY) / 1_000}`
        const answer = await ask(`/api/v1/slo/${id}/history?${query}`)
        const { numerator, denominator } = (JSON.parse(answer.text) as History).data.series
        const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
        yield [[`${id} ${day}`, name, null, sum(numerator.values), sum(denominator.values)]]
      }
    }
  },
}

const slo = (number: number) => ({
  id: idAt(number),
  name: `Requests of service ${number} are answered`,
  description: 'Answered without an error, of all that came.',
  type: 'metric',
  type_id: 1,
  tags: [`service:service-${number}`, 'env:production'],
  thresholds: [
    { timeframe: '7d', target: 99, target_display: '99.' },
    { timeframe: '30d', target: 99.9, target_display: '99.9', warning: 99.95 },
  ],
  query: { numerator: 'sum:requests.good{*}.as_count()', denominator: 'sum:requests.all{*}.as_count()' },
  creator: { name: 'Ada', handle: 'ada@example.com', email: 'ada@example.com' },
  created_at: 1_700_000_000,
  modified_at: 1_700_000_000,
})

function historyOf(day: number) {
  const hours = Array.from({ length: 24 }, (_, hour) => hour)
  const series = (values: readonly number[]) => ({
    count: values.length,
    sum: values.reduce((all, value) => all + value, 0),
    values,
    metadata: { expression: 'sum:requests{*}.as_count()', query_index: 0, scope: '*', metric: 'requests', aggr: 'sum' },
  })
  return {
    data: {
      from_ts: day / 1_000,
      to_ts: (day + DAY) / 1_000,
      type: 'metric',
      type_id: 1,
      overall: { sli_value: 99.9, span_precision: 2, name: 'Requests are answered', precision: { '7d': 2, '30d': 2 } },
      series: {
        res_type: 'time_series',
        interval: HOUR / 1_000,
        resp_version: 2,
        query: 'sum:requests.good{*}.as_count() / sum:requests.all{*}.as_count()',
        message: '',
        times: hours.map((hour) => day + hour * HOUR),
        numerator: series(hours.map((hour) => 999_000 + hour)),
        denominator: series(hours.map((hour) => 1_000_000 + hour)),
      },
    },
  }
}
