import type { BacktestReport } from '../../model/contract/backtest.ts'
import { amount, wholePercent } from '../../model/format.ts'
import { alignedTable } from './table.ts'

export const BACKTEST_FORMATS = ['table', 'json'] as const
export type BacktestFormat = (typeof BACKTEST_FORMATS)[number]

/** A backtest as text: the finding, one line a quarter, the orders over all of them. */
export const backtestText = (report: BacktestReport, format: BacktestFormat): string =>
  format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : `${tableText(report)}\n`

function tableText(report: BacktestReport): string {
  const { quarters, orders, words, calibration } = report
  if (quarters.length === 0) return words.join('\n')
  const columns = [
    { title: 'Quarter', isNumber: false },
    { title: 'Services', isNumber: true },
    ...orders.map(({ title }) => ({ title: `${title}, captured`, isNumber: true })),
    { title: 'Inside 80%', isNumber: true },
    { title: 'CRPS', isNumber: true },
    { title: 'CRPS of the past', isNumber: true },
  ]
  const rows = quarters.map((quarter) => [
    quarter.quarter,
    String(quarter.services),
    ...orders.map(({ order }) => shown(quarter.orders[order].captured)),
    `${quarter.held} of ${quarter.services}`,
    amount(quarter.crps),
    amount(quarter.pastCrps),
  ])
  const total = [
    'All',
    '',
    ...orders.map(({ captured }) => shown(captured)),
    `${report.coverage.held} of ${report.coverage.of}`,
    amount(report.crps.leverage ?? 0),
    amount(report.crps.past ?? 0),
  ]
  const differences = orders
    .slice(1)
    .map((order) => [
      order.title,
      ...[
        order.spearman,
        order.spearmanDifference?.mean,
        order.spearmanDifference?.low,
        order.spearmanDifference?.high,
      ].map(decimal),
      ...[order.capturedDifference?.mean, order.capturedDifference?.low, order.capturedDifference?.high].map(decimal),
    ])
  return [
    ...words,
    '',
    alignedTable(columns, [...rows, total]),
    '',
    alignedTable(
      [
        { title: 'Leverage against', isNumber: false },
        { title: 'Its Spearman', isNumber: true },
        { title: 'Spearman gain', isNumber: true },
        { title: '90% from', isNumber: true },
        { title: 'to', isNumber: true },
        { title: 'Captured gain', isNumber: true },
        { title: '90% from', isNumber: true },
        { title: 'to', isNumber: true },
      ],
      differences,
    ),
    '',
    calibration.words,
  ].join('\n')
}

const shown = (share: number | null): string => (share === null ? '' : `${wholePercent(share)}%`)
const decimal = (value: number | null | undefined): string => (value == null ? '' : value.toFixed(3))
