import { z } from 'zod'
import { BUDGETING_METHODS, type Slo, WINDOW_KINDS } from '../../model/evidence/slo.ts'
import { days, minutes, ratio } from '../../model/quantity.ts'
import { shortTitle } from './json-row.ts'
import { DROPPED, mapped, rejected } from './map-result.ts'
import type { MapResult } from './record.ts'
import { schemaReason } from './row-fault.ts'
import type { RawRow } from './source.ts'

const text = z.string().min(1)
const rowSchema = z.object({
  id: text,
  title: text,
  service: text,
  objective: z.number().min(0, 'must be at least 0').lt(1, 'must be below 1: an objective of 100% leaves no budget'),
  window: z.number().positive('must be above 0 days'),
  windowKind: z.enum(WINDOW_KINDS),
  budgetingMethod: z.enum(BUDGETING_METHODS),
  timeSliceTarget: z.number().nullable(),
  timeSliceWindow: z.number().positive().nullable(),
})
const refusedSchema = z.object({ id: z.string().nullable(), refused: z.string() })

/** An objective as it was found, or why what was found is none. Plain JSON, so that a row in quarantine can be mapped again. */
export type ObjectiveContent = StatedObjective | z.input<typeof refusedSchema>
/** Its window in days, its slices in minutes. */
export type StatedObjective = z.input<typeof rowSchema>

/** The length of a slice in the recording rules that Sloth and Pyrra share, minutes. */
export const RECORDED_STEP = 5

/** An objective that is held by the mean of recorded error ratios: each five minutes count alike, however many called. */
export const byMeanRatio = {
  budgetingMethod: 'RatioTimeslices',
  timeSliceTarget: null,
  timeSliceWindow: RECORDED_STEP,
} as const

/**
 * @param content null for what was read and is no objective
 * @param text what it came as; left out: what it was read as
 */
export const objectiveRow = (
  location: string,
  content: ObjectiveContent | null,
  text = JSON.stringify(content),
): RawRow => ({ location, content, text })

/** A row as an SLO. */
export function mapObjective(row: RawRow): MapResult {
  if (row.content === null) return DROPPED
  const refused = refusedSchema.safeParse(row.content)
  if (refused.success) return rejected(row, refused.data.id, refused.data.refused)
  const parsed = rowSchema.safeParse(row.content)
  const stated = (row.content as { id?: unknown } | null)?.id
  if (!parsed.success) {
    return rejected(row, typeof stated === 'string' ? stated : null, schemaReason(parsed.error, row.content))
  }
  const { objective, window, timeSliceTarget, timeSliceWindow, title, ...rest } = parsed.data
  const value: Slo = {
    ...rest,
    title: shortTitle(title),
    objective: ratio(objective),
    window: days(window),
    timeSliceTarget: timeSliceTarget === null ? null : ratio(timeSliceTarget),
    timeSliceWindow: timeSliceWindow === null ? null : minutes(timeSliceWindow),
  }
  return mapped({ kind: 'slo', externalId: value.id, raw: row.text, value })
}
