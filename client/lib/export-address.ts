import { type Search, stringifySearch } from './search.ts'

export const EXPORT_FORMATS = [
  { format: 'csv', title: 'CSV', hint: 'one row each' },
  { format: 'json', title: 'JSON', hint: 'the whole report' },
  { format: 'markdown', title: 'Markdown', hint: 'a table to paste' },
] as const

/** Where the server computes the same ranking as a file; filters do not take part, since ranks are those of all. */
export const exportAddress = (format: string, { lens, weights, asOf }: Search): string =>
  `/api/v1/ranking${stringifySearch({ format, lens, weights, asOf, download: 'yes' })}`

/** The same ranking by team or service, with its subtotals. */
export const groupsExportAddress = (format: string, { lens, weights, asOf, group }: Search): string =>
  `/api/v1/ranking/groups${stringifySearch({ format, lens, weights, asOf, by: group, download: 'yes' })}`

/** Two projects side by side. */
export const comparisonExportAddress = (format: string, { lens, weights, asOf, one, other }: Search): string =>
  `/api/v1/ranking/comparison${stringifySearch({ format, lens, weights, asOf, one, other, download: 'yes' })}`

/** Where the server computes the same areas as a file. */
export const areasExportAddress = (format: string, { period, asOf }: Search): string =>
  `/api/v1/areas${stringifySearch({ format, period, asOf, download: 'yes' })}`

/** A committed plan, as it was. */
export const committedPlanAddress = (format: string, id: string): string =>
  `/api/v1/plans/${encodeURIComponent(id)}${stringifySearch({ format, download: 'yes' })}`

/** Where the server makes the track record as a file. */
export const trackExportAddress = (format: string): string =>
  `/api/v1/backtest${stringifySearch({ format, download: 'yes' })}`
