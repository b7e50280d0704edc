import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type BacktestReport, backtestSchema } from '../../../model/contract/backtest.ts'
import { realData } from '../../support/real-data.ts'
import { runCommand } from '../../support/run-command.ts'
import { temporaryFolder } from '../../support/temporary-installation.ts'

async function backtestOf(source: string, file: string): Promise<BacktestReport> {
  const folder = await temporaryFolder()
  await runCommand(folder, ['import', source, join(realData ?? '', file)])
  const { stdout, code } = await runCommand(folder, ['backtest', '--format', 'json'])
  expect(code).toBe(0)
  return backtestSchema.parse(JSON.parse(stdout))
}

describe.skipIf(realData === null).each([
  ['GitHub', 'statuspage', 'github-status/incidents.json', 12],
  ['Google Cloud', 'google-cloud', 'gcp-status/incidents.json', 10],
])("%s's real incidents, replayed quarter by quarter", (_, source, file, quarters) => {
  test('no simple order is better, forecasts beat repeating the past, intervals hold', async () => {
    const report = await backtestOf(source, file)
    expect(report.quarters).toHaveLength(quarters)
    for (const { capturedDifference, spearmanDifference } of report.orders.slice(1)) {
      expect(capturedDifference?.high).toBeGreaterThan(0)
      expect(spearmanDifference?.high).toBeGreaterThan(0)
    }
    expect(report.crps.leverage).toBeLessThan(report.crps.past ?? 0)
    expect(report.coverage.share).toBeGreaterThanOrEqual(0.75)
    expect(report.coverage.share).toBeLessThanOrEqual(0.88)
  })
})

test('an empty installation is told what a backtest needs', async () => {
  const { stdout, code } = await runCommand(await temporaryFolder(), ['backtest'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/Cannot tell yet: a backtest needs a year of record/)
})
