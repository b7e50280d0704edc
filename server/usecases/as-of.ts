import { type Instant, instant, MILLISECONDS_PER_DAY } from '../../model/quantity.ts'

/** The start of a day in UTC: what a ranking is as of when nobody says otherwise. */
export const startOfDay = (moment: Instant): Instant =>
  instant(Math.floor(moment / MILLISECONDS_PER_DAY) * MILLISECONDS_PER_DAY)

/** A date (2025-01-01, its start in UTC) or a time with a zone (2025-01-01T09:00:00Z); null when it is neither. */
export function parseMoment(text: string): Instant | null {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text)
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)
  if (!isDate && !isTime) return null
  const moment = Date.parse(text)
  // The engine rolls 2025-02-30 over into March; a date that does not read back is no date.
  if (Number.isNaN(moment) || (isDate && new Date(moment).toISOString().slice(0, 10) !== text)) return null
  return instant(moment)
}
