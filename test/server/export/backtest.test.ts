import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { backtestSchema } from '../../../model/contract/backtest.ts'
import { backtestText } from '../../../server/export/backtest.ts'
import { backtestReport } from '../../fixtures/backtest-report.ts'

const report = backtestReport()

test('each format names its day and holds the same figures', () => {
  for (const [format, name] of [
    ['csv', 'track-record-2026-04-01.csv'],
    ['json', 'track-record-2026-04-01.json'],
    ['markdown', 'track-record-2026-04-01.md'],
    ['table', 'track-record-2026-04-01.txt'],
  ] as const)
    expect(backtestText(report, format).fileName).toBe(name)
  expect(backtestSchema.parse(JSON.parse(backtestText(report, 'json').text))).toEqual(report)
})

test('a CSV has a row for each forecast and what came; no title runs in a spreadsheet', () => {
  const rows = parse(backtestText(report, 'csv').text, { columns: true }) as Record<string, string>[]
  expect(rows).toHaveLength(10)
  expect(rows[0]).toEqual({
    service: 'api',
    title: "'=API",
    quarter: 'Q1 2025',
    observed_minutes: '90',
    p10_minutes: '10',
    p50_minutes: '25',
    p90_minutes: '60',
    side: 'above',
    as_of: '2026-04-01',
  })
})

test('Markdown tells the finding, the quarters with their total, the orders and the constants', () => {
  const { text } = backtestText(report, 'markdown')
  expect(text).toContain('- The top third held 70%.')
  expect(text).toContain('| Q1 2025 | 2 | 70% | 60% | 72% | 70% | 1 of 2 | 15.0 | 20.0 |')
  expect(text).toContain('| All |  | 70% | 60% | 72% | 70% | 9 of 10 | 15.0 | 20.0 |')
  expect(text).toContain("| last year's minutes | 0.300 | 0.100 | 0.060 | 0.140 | 0.100 | 0.060 | 0.140 |")
  expect(text).toContain('The usual constants hold')
})

test('without a quarter to replay, a file says so', () => {
  const none = { ...report, quarters: [], services: [], words: ['Cannot tell yet.'] }
  expect(backtestText(none, 'table').text).toBe('Cannot tell yet.\n')
  expect(backtestText(none, 'markdown').text).toContain('- Cannot tell yet.')
  expect(backtestText(none, 'csv').text.trim().split('\n')).toHaveLength(1)
})
