import { beforeAll, expect, test } from 'vitest'
import { realisedSchema } from '../../../model/contract/realised.ts'
import type { Context } from '../../../server/usecases/context.ts'
import { readEditableProject, saveProject } from '../../../server/usecases/edit-project.ts'
import { realisedBenefits } from '../../../server/usecases/realised-benefit.ts'
import { type DemoServer, startDemoServer } from '../../support/demo-server.ts'

let server: DemoServer
let context: Context
beforeAll(async () => {
  server = await startDemoServer()
  context = server.context
  return server.close
})

test("the demo's invoice runs kept their promise, and its wallets cannot be told yet, over HTTP as in the program", async () => {
  const report = await realisedBenefits(context, null)
  expect(report.projects.map(({ id, shippedAt, verdict }) => [id, shippedAt, verdict])).toEqual([
    ['demo-wallet-timeouts', '2026-07-06', 'cannot-tell'],
    ['demo-invoice-queue', '2026-03-30', 'kept'],
  ])
  const [wallets, invoices] = report.projects
  expect(invoices).toMatchObject({ before: { incidents: 9 }, after: { incidents: 0, minutes: 0 } })
  expect(invoices?.words[0]).toMatch(/^It kept its promise: 100% of the loss it reaches is gone/)
  expect(wallets).toMatchObject({ before: { incidents: 11 }, after: { incidents: 1 }, leastVisible: null })
  const answer = await fetch(`${server.address}/api/v1/realised`)
  expect(realisedSchema.parse(await answer.json())).toEqual(JSON.parse(JSON.stringify(report)))
})

test('a person says that a project has shipped, and when, and takes it back', async () => {
  const id = 'demo-kill-switches'
  const changes = { status: 'shipped', shippedAt: '2026-08-03' } as const
  const { revision } = await readEditableProject(context, id)
  const saved = await saveProject(context, { id, revision, changes })
  const told = (await realisedBenefits(context, null)).projects.find((project) => project.id === id)
  expect(told).toMatchObject({ shippedAt: '2026-08-03', after: { days: 56 } })
  const without = await saveProject(context, { id, revision: saved.revision, changes: { status: 'shipped' } })
  expect((await realisedBenefits(context, null)).undated).toEqual([{ id, title: told?.title }])
  await saveProject(context, { id, revision: without.revision, changes: null })
  expect((await realisedBenefits(context, null)).projects).toHaveLength(2)
})
