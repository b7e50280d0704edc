import { expect, test } from 'vitest'
import { servicesSchema } from '../../../model/contract/resource.ts'
import type { Slo } from '../../../model/evidence/slo.ts'
import { days, ratio } from '../../../model/quantity.ts'
import { summariseServices } from '../../../server/usecases/summarise-services.ts'
import { smallCompany } from '../../support/temporary-installation.ts'
import { slo } from '../store/sample-company.ts'
import { page } from '../store/sample-evidence.ts'

const objective = (id: string, service: string, share: number, window = 28): Slo => ({
  ...slo,
  id,
  service,
  objective: ratio(share),
  window: days(window),
})

test('objectives stand with their service, strictest first, each with the minutes that may fail; the rest are named', async () => {
  const context = await smallCompany()
  await context.store.sources.upsert({ id: 'promises', type: 'openslo', title: 'OpenSLO' })
  const { id: run } = await context.store.runs.start('promises')
  const slos = [objective('a', 'checkout', 0.99, 30), objective('b', 'Checkout', 0.999), objective('c', 'gone', 0.9)]
  const records = slos.map((value) => ({ kind: 'slo', externalId: value.id, raw: '{}', value }) as const)
  await context.store.ingest.page({ ...page(run, records), source: 'promises' })

  const report = servicesSchema.parse(await summariseServices(context, null))
  // By hand: 28 x 1440 x 0.001 and 30 x 1440 x 0.01.
  expect(report.services.find(({ id }) => id === 'checkout')?.objectives).toEqual([
    { id: 'b', objective: 0.999, windowDays: 28, budgetMinutes: 40.32 },
    { id: 'a', objective: 0.99, windowDays: 30, budgetMinutes: 432 },
  ])
  expect(report.services.filter(({ objectives }) => objectives.length > 0)).toHaveLength(1)
  expect(report.unmatchedObjectives).toEqual([{ id: 'c', service: 'gone' }])
})
