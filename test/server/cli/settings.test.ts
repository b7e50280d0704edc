import { expect, test } from 'vitest'
import { settingsReportSchema } from '../../../model/contract/settings.ts'
import { listSettings } from '../../../server/usecases/list-settings.ts'
import { runCommand } from '../../support/run-command.ts'
import { setAssumption } from '../../support/set-assumption.ts'
import { smallCompany } from '../../support/temporary-installation.ts'

test('settings: all as JSON, one as a table, each with where it comes from', async () => {
  const context = await smallCompany()
  await setAssumption(context.store, 'halfLife', 90)
  const json = await runCommand(context.folder, ['settings', '--format', 'json'])
  const { asOf: _, ...report } = settingsReportSchema.parse(JSON.parse(json.stdout))
  expect(JSON.parse(JSON.stringify(await listSettings(context)))).toMatchObject({ assumptions: report.assumptions })
  const table = await runCommand(context.folder, ['settings', 'assumptions'])
  const line = table.stdout.split('\n').find((text) => text.startsWith('halfLife'))
  expect(line).toMatch(/^halfLife +90 +120 +days .* person, 2026-01-01 /)
  expect(line).toContain('fitted on five public incident histories')
})
