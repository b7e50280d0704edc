import { type Instant, instant } from '../../model/quantity.ts'

const ISO_8601 = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?$/i

/** The forms that `parseInstant` reads, for messages. */
export const TIME_FORMS = '2026-03-01T14:30:00Z, 2026-03-01T14:30:00+02:00 or 2026-03-01 14:30 (taken as UTC)'

/**
 * Reads an ISO 8601 date and time; one without a zone is UTC. Null for anything else: other orders of day and month, a
 * date alone (an incident's minutes matter), days that no calendar has, and "24:00".
 */
export function parseInstant(text: string): Instant | null {
  const parts = ISO_8601.exec(text.trim())
  if (!parts) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.slice(1, 6).map(Number)
  const second = Number(parts[6] ?? 0)
  if (hour > 23 || minute > 59 || second > 59) return null
  const offset = zoneOffsetMinutes(parts[8] ?? 'Z')
  if (offset === null) return null

  const midnight = new Date(0)
  midnight.setUTCFullYear(year, month - 1, day)
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null
  const milliseconds = Math.floor(Number(parts[7] ?? 0) * 1000)
  return instant(midnight.getTime() + ((hour * 60 + minute - offset) * 60 + second) * 1000 + milliseconds)
}

/** The same moment as text, for messages: "2026-03-01T14:30:00Z". */
export const showInstant = (at: Instant): string => new Date(at).toISOString().replace('.000Z', 'Z')

function zoneOffsetMinutes(zone: string): number | null {
  if (zone.toUpperCase() === 'Z') return 0
  const hour = Number(zone.slice(1, 3))
  const minute = Number(zone.slice(3).replace(':', '') || 0)
  if (hour > 14 || minute > 59) return null
  return (zone.startsWith('-') ? -1 : 1) * (hour * 60 + minute)
}
