import { expect, test } from 'vitest'
import { openSloIndicators } from '../../../server/sources/prometheus/openslo-indicators.ts'
import { temporaryFile } from './reading.ts'

const slo = (name: string, indicator: string, objective = 'target: 0.999') => `
apiVersion: openslo/v1
kind: SLO
metadata: { name: ${name} }
spec:
  service: shop
  budgetingMethod: Occurrences
  timeWindow: [{ duration: 28d, isRolling: true }]
  indicator: { metadata: { name: ${name}-sli }, spec: ${indicator} }
  objectives: [{ ${objective} }]
`
const metric = (query: string, source = 'type: Prometheus') =>
  `{ metricSource: { ${source}, spec: { query: '${query}' } } }`

test.each([
  [
    'a counter is looked at over the bucket',
    `{ ratioMetric: { counter: true, good: ${metric('sum(ok_total)')}, total: ${metric('sum(all_total)')} } }`,
    'target: 0.999',
    {
      type: 'good',
      good: 'increase((sum(ok_total))[{{.window}}:])',
      total: 'increase((sum(all_total))[{{.window}}:])',
    },
  ],
  [
    'what looks at a range already is left as it is',
    `{ ratioMetric: { counter: true, bad: ${metric('increase(bad_total[5m])')}, total: ${metric('increase(all_total[5m])')} } }`,
    'target: 0.999',
    { type: 'bad', bad: 'increase(bad_total[5m])', total: 'increase(all_total[5m])' },
  ],
  [
    'a raw share of failures',
    `{ ratioMetric: { rawType: failure, raw: ${metric('errors:ratio')} } }`,
    'target: 0.999',
    { type: 'errorRatio', ratio: 'errors:ratio', traffic: 1 },
  ],
  [
    'a threshold, met or not',
    `{ thresholdMetric: ${metric('latency_p99')} }`,
    'target: 0.99, op: lte, value: 0.5',
    { type: 'ratio', ratio: '(latency_p99) <= bool 0.5', traffic: 1 },
  ],
])('%s', async (_, indicator, objective, measure) => {
  const found = await openSloIndicators([await temporaryFile('slo.yaml', slo('orders', indicator, objective))])
  expect(found.indicators).toEqual([
    { externalId: 'openslo/orders', title: 'orders', service: 'shop', slo: 'orders', measure },
  ])
  expect(found.rows).toHaveLength(1)
})

test("another vendor's metrics leave the objective without a measure", async () => {
  const indicator = `{ ratioMetric: { good: ${metric('a', 'type: Datadog')}, total: ${metric('b', 'type: Datadog')} } }`
  const found = await openSloIndicators([await temporaryFile('slo.yaml', slo('orders', indicator))])
  expect(found.indicators).toEqual([])
  expect(found.rows[0]?.content).toMatchObject({ id: 'orders', service: 'shop', objective: 0.999 })
})
