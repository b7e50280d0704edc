import { editOf } from './plan-edit.ts'
import { type Search, stringifySearch } from './search.ts'

export const EXPORT_FORMATS = [
  { format: 'csv', title: 'CSV', hint: 'one row each' },
  { format: 'json', title: 'JSON', hint: 'the whole report' },
  { format: 'markdown', title: 'Markdown', hint: 'a table to paste' },
] as const

/** The same to present, where a screen has it. */
export const SLIDES = { format: 'pptx', title: 'Slides', hint: 'PowerPoint, with notes' } as const

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

/** The plan that is being made, as a file: of the address's own set, else the best. */
export const planExportAddress = (format: string, search: Search): string =>
  `/api/v1/plan?${planParameters(search, { format, download: 'yes' })}`

/** The same plan in money and customers. */
export const businessExportAddress = (format: string, search: Search): string =>
  `/api/v1/plan/business?${planParameters(search, { format, download: 'yes' })}`

/** A plan as the server is asked for one in an address. */
export function planParameters(search: Search, more: Readonly<Record<string, string>> = {}): URLSearchParams {
  const { quarter, lens, weights, capacity, lockedIn, lockedOut, apart, members } = editOf(search)
  const parts = new URLSearchParams(more)
  for (const [name, value] of Object.entries({ quarter, lens, weights })) if (value !== null) parts.set(name, value)
  for (const [team, weeks] of Object.entries(capacity)) parts.append('capacity', `${team}=${weeks ?? ''}`)
  for (const id of lockedIn) parts.append('lockIn', id)
  for (const id of lockedOut) parts.append('lockOut', id)
  for (const pair of apart) parts.append('apart', JSON.stringify(pair))
  for (const id of members?.length === 0 ? ['-'] : (members ?? [])) parts.append('mine', id)
  return parts
}

/** Why a project has its place. */
export const projectExportAddress = (format: string, id: string, { lens, weights, asOf }: Search): string =>
  `/api/v1/projects/${encodeURIComponent(id)}/insight${stringifySearch({ format, lens, weights, asOf, rows: '200', download: 'yes' })}`

/** A review with its disagreements and decisions. */
export const reviewExportAddress = (format: string, { lens, weights, asOf, quarter }: Search): string =>
  `/api/v1/review${stringifySearch({ format, lens, weights, asOf, quarter, download: 'yes' })}`

/** All open needs; filters do not take part. */
export const requestsExportAddress = (format: string): string =>
  `/api/v1/requests/board${stringifySearch({ format, download: 'yes' })}`

/** A committed plan, as it was. */
export const committedPlanAddress = (format: string, id: string): string =>
  `/api/v1/plans/${encodeURIComponent(id)}${stringifySearch({ format, download: 'yes' })}`

/** Where the server makes the track record as a file. */
export const trackExportAddress = (format: string): string =>
  `/api/v1/backtest${stringifySearch({ format, download: 'yes' })}`
