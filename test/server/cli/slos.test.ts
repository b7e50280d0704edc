import { expect, test } from 'vitest'
import { slosSchema } from '../../../model/contract/slo.ts'
import { runCommand } from '../../support/run-command.ts'
import { temporaryFolder } from '../../support/temporary-installation.ts'

test('objectives with their budgets, as a table and as the JSON of the interface', async () => {
  const folder = await temporaryFolder()
  expect(await runCommand(folder, ['demo', '--yes'])).toMatchObject({ code: 0 })
  const table = await runCommand(folder, ['slos'])
  expect(table).toMatchObject({ code: 0 })
  expect(table.stdout).toMatch(/^Objective +Service +Promised +Reliability +Budget used/)
  const json = await runCommand(folder, ['slos', '--format', 'json'])
  const { slos } = slosSchema.parse(JSON.parse(json.stdout))
  expect(slos.length).toBeGreaterThan(0)
  expect(table.stdout.trimEnd().split('\n')).toHaveLength(slos.length + 2)
  const consumed = slos.flatMap(({ measurement }) => measurement?.consumedShare ?? [])
  expect(consumed).toEqual(consumed.toSorted((left, right) => right - left))
})
