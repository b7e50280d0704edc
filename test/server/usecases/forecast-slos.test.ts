import { expect, test } from 'vitest'
import { frameworksSchema } from '../../../model/contract/frameworks.ts'
import { sloForecastsSchema } from '../../../model/contract/slo-forecast.ts'
import { compareFrameworks } from '../../../server/usecases/compare-frameworks.ts'
import { forecastSlos } from '../../../server/usecases/forecast-slos.ts'
import { loadDemo } from '../../../server/usecases/load-demo.ts'
import { at } from '../../support/evidence.ts'
import { quietLog, temporaryContext } from '../../support/temporary-installation.ts'

test("the demo's objectives and candidates: chances, a plan that never lowers one, and every framework", async () => {
  const context = await temporaryContext(at('2026-09-28T06:00:00Z'))
  await loadDemo(context, quietLog, new AbortController().signal)
  const { projects } = await compareFrameworks(context, { asOf: null, lens: null, weights: null })
  frameworksSchema.shape.projects.parse(projects)
  expect(projects.length).toBeGreaterThan(5)
  const plan = projects.slice(0, 3).map(({ id }) => id)
  const report = sloForecastsSchema.parse(await forecastSlos(context, { asOf: null, plan }))
  expect(report.slos.length).toBeGreaterThan(0)
  for (const { chanceMet, chanceMetWithPlan } of report.slos) {
    expect(chanceMetWithPlan ?? -1).toBeGreaterThanOrEqual(chanceMet)
    expect(chanceMet).toBeLessThanOrEqual(1)
  }
  await expect(forecastSlos(context, { asOf: null, plan: ['nobody'] })).rejects.toThrow(/no candidate "nobody"/)
})
