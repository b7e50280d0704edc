import { expect, onTestFinished, test } from 'vitest'
import { problemSchema } from '../../../model/contract/problem.ts'
import { statusSchema } from '../../../model/contract/resource.ts'
import { startDemoServer } from '../../support/demo-server.ts'

test('leaving the demo empties the installation for good, and is refused where there is no demo', async () => {
  const server = await startDemoServer()
  onTestFinished(() => server.close())
  const leave = () => fetch(`${server.address}/api/v1/demo/leave`, { method: 'POST' })

  expect((await leave()).status).toBe(200)
  const status = statusSchema.parse(await (await fetch(`${server.address}/api/v1/status`)).json())
  expect(status.demo).toBe(false)
  expect(status.counts).toEqual({ incidents: 0, projects: 0, services: 0, sources: 0, quarantined: 0 })
  expect((await server.context.store.settings.get()).demoLeft).toBe(true)

  const again = await leave()
  expect(again.status).toBe(400)
  expect(problemSchema.parse(await again.json()).detail).toContain('the demo company is not loaded')
})
