import { expect, onTestFinished, test } from 'vitest'
import { areasSchema } from '../../../model/contract/areas.ts'
import { amount, percent } from '../../../model/format.ts'
import { runCommand } from '../../support/run-command.ts'
import { serveHere } from '../../support/serve-here.ts'
import { smallCompany } from '../../support/temporary-installation.ts'

test('areas: the table and the JSON have the figures that the interface answers', async () => {
  const context = await smallCompany()
  const server = await serveHere(context)
  onTestFinished(() => server.close())
  const answer = await fetch(`${server.address}/api/v1/areas?asOf=2025-12-30&period=quarter`)
  const report = areasSchema.parse(await answer.json())
  expect(report.cells.length).toBeGreaterThan(2)

  const words = ['areas', '--as-of', '2025-12-30', '--period', 'quarter']
  const json = await runCommand(context.folder, [...words, '--format', 'json'])
  expect(JSON.parse(json.stdout)).toEqual(report)

  const table = await runCommand(context.folder, words)
  const { expected, uncovered, services, cells, leastShare } = report
  expect(table.stdout).toContain(`${amount(expected.reliability)} customer minutes expected`)
  expect(table.stdout).toContain(`no candidate touches ${percent(uncovered.reliability / expected.reliability, 0)}`)
  const titles = new Map(services.map(({ id, title }) => [id, title]))
  const lines = table.stdout.split('\n').map((line) => line.split(/ {2,}/))
  for (const cell of cells.filter((one) => one.expected.reliability > leastShare * expected.reliability)) {
    const line = lines.find(([service, cause]) => service === titles.get(cell.service) && cause === cell.cause)
    const figures = [cell.expected, cell.avoided, cell.uncovered].map(({ reliability }) => amount(reliability))
    expect(line?.slice(2, 5)).toEqual(figures)
  }
})
