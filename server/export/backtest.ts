import type { BacktestReport } from '../../model/contract/backtest.ts'
import { amount, wholePercent } from '../../model/format.ts'
import { csvText } from './csv.ts'
import { EXPORT_TYPES, type ExportFormat } from './format.ts'
import { markdownTable } from './markdown.ts'
import { alignedTable } from './table.ts'

/** A backtest as text, with the name and type of the file that holds it: the finding, the quarters, the orders over all of them. */
export function backtestText(report: BacktestReport, format: ExportFormat) {
  const { contentType, extension } = EXPORT_TYPES[format]
  return {
    contentType,
    fileName: `track-record-${report.asOf.slice(0, 10)}.${extension}`,
    text: textOf(report, format),
  }
}

function textOf(report: BacktestReport, format: ExportFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`
    case 'csv':
      return csvText(intervalRows(report), INTERVAL_COLUMNS)
    case 'markdown':
      return markdownText(report)
    case 'table':
      return tableText(report)
  }
}

const INTERVAL_COLUMNS = [
  'service',
  'title',
  'quarter',
  'observed_minutes',
  'p10_minutes',
  'p50_minutes',
  'p90_minutes',
  'side',
  'as_of',
]

/** One row a service and quarter: what was forecast for it, and what came. */
const intervalRows = ({ services, asOf }: BacktestReport) =>
  services.flatMap(({ service, title, cells }) =>
    cells.map(({ quarter, side, observed, p10, p50, p90 }) => ({
      service,
      title,
      quarter,
      observed_minutes: observed,
      p10_minutes: p10,
      p50_minutes: p50,
      p90_minutes: p90,
      side,
      as_of: asOf.slice(0, 10),
    })),
  )

function markdownText(report: BacktestReport): string {
  const { words, calibration, quarters } = report
  const tables =
    quarters.length === 0 ? [] : tablesOf(report).flatMap(({ columns, rows }) => [markdownTable(columns, rows), ''])
  return [
    '# Track record',
    `As of ${report.asOf.slice(0, 10)}.`,
    '',
    ...words.map((line) => `- ${line}`),
    '',
    ...tables,
    calibration.words,
    '',
  ].join('\n')
}

function tableText(report: BacktestReport): string {
  const { words, calibration, quarters } = report
  if (quarters.length === 0) return `${words.join('\n')}\n`
  const tables = tablesOf(report).flatMap(({ columns, rows }) => ['', alignedTable(columns, rows)])
  return [...words, ...tables, '', calibration.words, ''].join('\n')
}

/** One row a quarter with their total, then one row an order. */
export function tablesOf(report: BacktestReport) {
  const { quarters, orders } = report
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
    { columns, rows: [...rows, total] },
    {
      columns: [
        { title: 'Leverage against', isNumber: false },
        { title: 'Its Spearman', isNumber: true },
        { title: 'Spearman gain', isNumber: true },
        { title: '90% from', isNumber: true },
        { title: 'to', isNumber: true },
        { title: 'Captured gain', isNumber: true },
        { title: '90% from', isNumber: true },
        { title: 'to', isNumber: true },
      ],
      rows: differences,
    },
  ]
}

const shown = (share: number | null): string => (share === null ? '' : `${wholePercent(share)}%`)
const decimal = (value: number | null | undefined): string => (value == null ? '' : value.toFixed(3))
