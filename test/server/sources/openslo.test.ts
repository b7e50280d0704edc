import { expect, test } from 'vitest'
import { openslo } from '../../../server/sources/openslo/openslo.ts'
import { readOpenSlo, slosOf } from './openslo-text.ts'
import { collect, context, fixture } from './reading.ts'

test('a folder of definitions: objectives are evidence, the rest is there to be referred to', async () => {
  const reading = await collect(openslo, openslo.read([fixture('openslo/shop')]))
  expect(reading.rejections).toEqual([])
  expect(reading.pages.map(({ rows, coverage }) => [rows.map(({ location }) => location), coverage])).toEqual([
    [['alerts.yml 1', 'alerts.yml 9', 'alerts.yml 16', 'alerts.yml 21'].map(inShop), null],
    [['checkout.yaml 1', 'checkout.yaml 6', 'checkout.yaml 17', 'checkout.yaml 34'].map(inShop), null],
    [['indicators/success.json 2'].map(inShop), null],
  ])
  // Four of the alerts file, the two services, and the indicator.
  expect(reading.dropped).toBe(7)
  expect(slosOf(reading)).toEqual([
    {
      id: 'checkout-availability',
      title: 'Checkout answers',
      service: 'checkout',
      objective: 0.999,
      window: 28,
      windowKind: 'rolling',
      budgetingMethod: 'Occurrences',
      timeSliceTarget: null,
      timeSliceWindow: null,
    },
    {
      id: 'checkout-speed/good',
      title: 'checkout-speed: Good',
      service: 'checkout',
      objective: 0.999,
      window: 30.4375,
      windowKind: 'calendar',
      budgetingMethod: 'Timeslices',
      timeSliceTarget: 0.95,
      timeSliceWindow: 5,
    },
    expect.objectContaining({ id: 'checkout-speed/best', objective: 0.9, timeSliceTarget: 1, timeSliceWindow: 60 }),
  ])
})
const inShop = (place: string) => `shop/${place.replace(' ', ' line ')}`

test('the raw row of an objective holds all that measuring it needs: its own objective, and the indicator written out', async () => {
  const { records } = await collect(openslo, openslo.read([fixture('openslo/shop')]))
  const raw = (id: string) => JSON.parse(records.find(({ externalId }) => externalId === id)?.raw ?? '').spec
  const spec = raw('checkout-availability')
  expect(spec).not.toHaveProperty('indicatorRef')
  expect(spec.indicator.metadata.name).toBe('checkout-success')
  expect(spec.indicator.spec.ratioMetric.good.metricSource.spec.query).toBe('good')
  expect(raw('checkout-speed/best').objectives).toEqual([expect.objectContaining({ displayName: 'Best' })])
})

test('connection details of data sources are not kept, also when the object is refused', async () => {
  const source = {
    apiVersion: 'openslo/v1',
    kind: 'DataSource',
    metadata: { name: 'metrics' },
    spec: { type: 'Prometheus', extra: 1, connectionDetails: [{ token: 'hunter2-canary' }] },
  }
  const reading = await readOpenSlo([source])
  expect(reading.rejections).toHaveLength(1)
  expect(reading.rejections[0]?.raw).toContain('"connectionDetails":"(left out)"')
  expect(JSON.stringify(reading)).not.toContain('hunter2-canary')
  expect(JSON.stringify(await collect(openslo, openslo.read([fixture('openslo/shop')])))).not.toContain('canary')
})

test('check and pull read the same files', async () => {
  const config = { files: [fixture('openslo/shop')] }
  expect(openslo.configSchema.safeParse({ files: [] }).success).toBe(false)
  expect(openslo.configSchema.safeParse(config).success).toBe(true)
  expect(await openslo.check(config, context())).toBeNull()
  expect(await openslo.check({ files: ['/nowhere'] }, context())).toMatchObject({ code: 'unreadable-file' })
  expect(slosOf(await collect(openslo, openslo.pull(config, null, context())))).toHaveLength(3)
})
