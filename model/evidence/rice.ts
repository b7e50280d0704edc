import type { Ratio } from '../quantity.ts'
import { NO_TEAM, type Project } from './project.ts'

/** The figures of a RICE score. */
export interface RiceFigures {
  /** Customers reached in a period, the same period for every row of a sheet. */
  readonly reach: number
  /** From 0.25 (minimal) to 3 (massive) as published; any number of at least 0 is taken. */
  readonly impact: number
  readonly confidence: Ratio
  /** Person-months, above 0. */
  readonly effort: number
}

/** One person's figures for a project, as a RICE sheet states them. They are kept as they are and never enter leverage. */
export interface RiceEstimate extends RiceFigures {
  /** The project's id. */
  readonly id: string
  /** Null when the sheet gives none. */
  readonly title: string | null
  readonly team: string | null
  /** Whose figures they are; null when the sheet does not say. */
  readonly person: string | null
}

/** Weeks of a mean month: 365.25 days / 12 / 7. */
export const WEEKS_PER_MONTH = 365.25 / 12 / 7
/**
 * Projects and, behind them, those that only a RICE sheet names. These have the sheet's effort and no effect yet: they
 * remove nothing until somebody says what they change.
 */
export function withProjectsOfSheet(projects: readonly Project[], sheet: readonly RiceEstimate[]): Project[] {
  const known = new Set(projects.map(({ id }) => id))
  const added = sheet.filter(({ id }) => !known.has(id)).map(projectOfSheet)
  return [...projects, ...added]
}

function projectOfSheet({ id, title, team, effort }: RiceEstimate): Project {
  const weeks = effort * WEEKS_PER_MONTH
  return {
    id,
    title: title ?? id,
    description: null,
    status: 'candidate',
    url: null,
    effort: [{ team: team ?? NO_TEAM, low: weeks, likely: weeks, high: weeks }],
    effects: [],
    dependsOn: [],
  }
}
