import { expect, test } from 'vitest'
import { readOpenSlo, slo, slosOf } from './openslo-text.ts'

test.each([
  ['1h', 1 / 24],
  ['7d', 7],
  ['28d', 28],
  ['4w', 28],
  ['1M', 30.4375],
  ['1Q', 91.3125],
  ['1Y', 365.25],
])('a window of %s is %d days', async (duration, expected) => {
  const [read] = slosOf(await readOpenSlo([slo({ timeWindow: [{ duration }] })]))
  // Without a word about it and without a calendar, a window rolls.
  expect(read).toMatchObject({ windowKind: 'rolling', window: expected })
})

test.each([
  [{ target: 0 }, 0],
  [{ target: 0.99999 }, 0.99999],
  [{ targetPercent: 99.9 }, 0.999],
  [{ targetPercent: 0 }, 0],
])('the objective %j is %d', async (objective, expected) => {
  expect(slosOf(await readOpenSlo([slo({ objectives: [objective] })]))[0]?.objective).toBe(expected)
})

test('several objectives are named by their titles where these differ, else by their position', async () => {
  const named = (...titles: (string | undefined)[]) =>
    slo({ objectives: titles.map((displayName) => ({ displayName, target: 0.9 })) })
  const ids = async (...titles: (string | undefined)[]) =>
    slosOf(await readOpenSlo([named(...titles)])).map(({ id }) => id)
  expect(await ids('SLA')).toEqual(['availability'])
  expect(await ids('SLA', 'Our own', undefined)).toEqual(['availability/sla', 'availability/our-own', 'availability/3'])
  expect(await ids('Same', 'same', '1')).toEqual(['availability/1', 'availability/2', 'availability/3'])
})

test('a composite has an indicator in each objective', async () => {
  const { indicator } = slo().spec
  const objectives = [
    { target: 0.9, indicator, compositeWeight: 2 },
    { target: 0.99, indicatorRef: 'shared' },
  ]
  const shared = { apiVersion: 'openslo/v1', kind: 'SLI', metadata: { name: 'shared' }, ...indicator }
  const reading = await readOpenSlo([slo({ indicator: undefined, objectives }), shared])
  expect(reading.rejections).toEqual([])
  expect(slosOf(reading).map(({ objective }) => objective)).toEqual([0.9, 0.99])
  const raw = JSON.parse(reading.records[1]?.raw ?? '')
  expect(raw.spec.objectives).toEqual([{ target: 0.99, indicator: { metadata: { name: 'shared' }, ...indicator } }])
})

test('RatioTimeslices needs a slice and no target for it', async () => {
  const objectives = [{ target: 0.99, timeSliceWindow: 5 }]
  const [read] = slosOf(await readOpenSlo([slo({ budgetingMethod: 'RatioTimeslices', objectives })]))
  expect(read).toMatchObject({ budgetingMethod: 'RatioTimeslices', timeSliceTarget: null, timeSliceWindow: 5 })
})

test('v1alpha and v2alpha say the same in other words', async () => {
  const metric = { source: 'prometheus', queryType: 'promql', query: 'up' }
  const old = {
    apiVersion: 'openslo/v1alpha',
    kind: 'SLO',
    metadata: { name: 'old' },
    spec: {
      service: 'web',
      budgetingMethod: 'Occurrences',
      timeWindows: [{ unit: 'Week', count: 4 }],
      objectives: [{ target: 0.99, ratioMetrics: { good: metric, total: metric } }],
    },
  }
  const v2Metric = { dataSourceRef: 'prometheus', spec: { query: 'up' } }
  const next = {
    ...slo({
      service: undefined,
      serviceRef: 'web',
      indicator: undefined,
      sli: { spec: { ratioMetric: { bad: v2Metric, total: v2Metric } } },
    }),
    apiVersion: 'openslo.com/v2alpha',
  }
  const read = slosOf(await readOpenSlo([old, next]))
  expect(read.map(({ id, service, objective, window }) => [id, service, objective, window])).toEqual([
    ['old', 'web', 0.99, 28],
    ['availability', 'web', 0.999, 28],
  ])
})
