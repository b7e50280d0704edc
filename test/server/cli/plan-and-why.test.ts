import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { committedPlanSchema, verificationSchema } from '../../../model/contract/committed-plan.ts'
import { insightSchema } from '../../../model/contract/insight.ts'
import { planReportSchema } from '../../../model/contract/plan.ts'
import { openStore } from '../../../server/store/store.ts'
import { createContext } from '../../../server/usecases/create-context.ts'
import { commitPlan } from '../../support/committed-plan.ts'
import { DEMO_DAY } from '../../support/demo-server.ts'
import { runCommand } from '../../support/run-command.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leverage-test-'))
  expect((await runCommand(folder, ['demo', '--yes'])).code).toBe(0)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('plan: a table with its finding first, the same figures as JSON, and refusals that say what to do', async () => {
  const words = ['plan', '--quarter', '2026Q4', '--capacity', 'edge=3', 'data=4', '--lens', 'engineering']
  const table = await runCommand(folder, words)
  const json = await runCommand(folder, [...words, '--format', 'json'])
  const report = planReportSchema.parse(JSON.parse(json.stdout))
  expect(table.stdout.split('\n')[0]).toBe(report.words.plan)
  for (const { title } of [...report.plan.members, ...report.plan.leftOut]) expect(table.stdout).toContain(title)
  expect(report.order.teams.find(({ id }) => id === 'edge')?.capacity).toBe(3)

  const [member] = report.plan.members
  const without = await runCommand(folder, [...words, '--lock-out', member?.id ?? '', '--format', 'json'])
  expect(planReportSchema.parse(JSON.parse(without.stdout)).plan.members.map(({ id }) => id)).not.toContain(member?.id)

  expect(await runCommand(folder, ['plan', '--capacity', 'edge'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('TEAM=WEEKS'),
  })
  expect(await runCommand(folder, ['plan', '--quarter', 'winter'])).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('write it as 2025Q1'),
  })
})

test('why: by id and by title, as text and as JSON', async () => {
  const json = await runCommand(folder, ['why', 'Certificate rotation automation', '--format', 'json'])
  const report = insightSchema.parse(JSON.parse(json.stdout))
  const table = await runCommand(folder, ['why', report.id])
  expect(table.stdout).toContain('Certificate rotation automation removes')
  for (const finding of Object.values(report.words)) expect(table.stdout).toContain(finding)
  for (const { label } of report.inputs) expect(table.stdout).toContain(label)
  expect(await runCommand(folder, ['why', 'Certificat rotation automation'])).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('did you mean "Certificate rotation automation"?'),
  })
})

test('plan list and plan show: a committed plan of the demo as it was, and computed once more', async () => {
  expect((await runCommand(folder, ['plan', 'list'])).stdout).toContain('No plan has been committed yet')
  const now = () => DEMO_DAY
  const store = await openStore(join(folder, 'leverage.db'), { now })
  const mine = ['demo-certificate-rotation', 'demo-burn-alerts']
  const { id, figures } = await commitPlan(createContext({ store, now }), { mine, capacity: { platform: 4 } }, 'Half')
  store.close()
  expect(figures.slos.length).toBeGreaterThan(3)

  expect((await runCommand(folder, ['plan', 'list'])).stdout).toContain(id)
  const table = (await runCommand(folder, ['plan', 'show', id])).stdout
  for (const words of ['Reason: Half', 'Certificate rotation automation', figures.plan.words.mine])
    expect(table).toContain(words)
  const json = await runCommand(folder, ['plan', 'show', id, '--format', 'json'])
  expect(committedPlanSchema.parse(JSON.parse(json.stdout)).figures).toEqual(figures)
  const verified = await runCommand(folder, ['plan', 'show', id, '--verify', '--format', 'json'])
  expect(verificationSchema.parse(JSON.parse(verified.stdout))).toMatchObject({ reproduces: true, differences: [] })
  expect(await runCommand(folder, ['plan', 'show', '2026q4-7', '--verify'])).toMatchObject({
    code: 3,
    stderr: expect.stringContaining(id),
  })
})
