import { expect, test } from 'vitest'
import { insightSchema } from '../../../model/contract/insight.ts'
import { planReportSchema } from '../../../model/contract/plan.ts'
import { runLeverage } from '../../support/command-line.ts'
import { temporaryFolder } from '../../support/temporary-installation.ts'

async function demoFolder() {
  const folder = await temporaryFolder()
  expect((await runLeverage(folder, ['demo', '--yes'])).code).toBe(0)
  return folder
}

test('plan: a table with its finding first, the same figures as JSON, and refusals that say what to do', async () => {
  const folder = await demoFolder()
  const words = ['plan', '--quarter', '2026Q4', '--capacity', 'edge=3', 'data=4', '--lens', 'engineering']
  const table = await runLeverage(folder, words)
  const json = await runLeverage(folder, [...words, '--format', 'json'])
  const report = planReportSchema.parse(JSON.parse(json.stdout))
  expect(table.stdout.split('\n')[0]).toBe(report.words.plan)
  for (const { title } of [...report.plan.members, ...report.plan.leftOut]) expect(table.stdout).toContain(title)
  expect(report.order.teams.find(({ id }) => id === 'edge')?.capacity).toBe(3)

  const [member] = report.plan.members
  const without = await runLeverage(folder, [...words, '--lock-out', member?.id ?? '', '--format', 'json'])
  expect(planReportSchema.parse(JSON.parse(without.stdout)).plan.members.map(({ id }) => id)).not.toContain(member?.id)

  expect(await runLeverage(folder, ['plan', '--capacity', 'edge'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('TEAM=WEEKS'),
  })
  expect(await runLeverage(folder, ['plan', '--quarter', 'winter'])).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('write it as 2025Q1'),
  })
})

test('why: by id and by title, as text and as JSON', async () => {
  const folder = await demoFolder()
  const json = await runLeverage(folder, ['why', 'Certificate rotation automation', '--format', 'json'])
  const report = insightSchema.parse(JSON.parse(json.stdout))
  const table = await runLeverage(folder, ['why', report.id])
  expect(table.stdout).toContain('Certificate rotation automation removes')
  for (const finding of Object.values(report.words)) expect(table.stdout).toContain(finding)
  for (const { label } of report.inputs) expect(table.stdout).toContain(label)
  expect(await runLeverage(folder, ['why', 'Certificat rotation automation'])).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('did you mean "Certificate rotation automation"?'),
  })
})
