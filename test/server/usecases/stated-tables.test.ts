import { expect, onTestFinished, test } from 'vitest'
import { RISK_TABLE } from '../../../server/usecases/stated-tables.ts'
import { startDemoServer } from '../../support/demo-server.ts'
import { setAssumption } from '../../support/set-assumption.ts'

test('of the risks of the demo, one is too big for the objective of its service', async () => {
  const server = await startDemoServer()
  onTestFinished(() => server.close())
  const flagged = async () =>
    (await RISK_TABLE.load(server.context)).filter(({ flags }) => flags.includes('over-limit'))
  const [risk, ...others] = await flagged()
  expect(others).toEqual([])
  expect(risk?.id).toBe('demo-risk-ledger-restore')
  // Once in 1,460 days, 12 minutes to detect and 900 to resolve, everybody hit.
  expect(risk?.yearlyMinutes).toBeCloseTo((365.25 / 1460) * 912, 3)
  // A quarter of what 99.9% leave in a year (CRE risk analysis).
  expect(risk?.limitMinutes).toBeCloseTo(0.25 * 0.001 * 365.25 * 1440, 3)

  await setAssumption(server.context.store, 'riskBudgetShare', 0.5)
  expect(await flagged()).toEqual([])
})
