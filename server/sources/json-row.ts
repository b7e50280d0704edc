import { z } from 'zod'
import type { Instant } from '../../model/quantity.ts'
import { parseInstant, TIME_FORMS } from './time.ts'

/** Characters of a row's JSON; the largest real one seen has 340,000. */
const LARGEST_ROW = 2_000_000

/** Text that a database can keep: no half of a character, no NUL. */
export const textSchema = z.string().check(({ value, issues }) => {
  if (!value.isWellFormed()) {
    issues.push({ code: 'custom', message: 'has half of a character (a lone surrogate)', input: value })
  } else if (value.includes('\0')) {
    issues.push({ code: 'custom', message: 'has a NUL character', input: value })
  }
})

/** A page writes most moments two or three times in a row (created, updated, displayed): the last one read is kept. */
let latest: { readonly text: string; readonly at: Instant | null } = { text: '', at: null }

function readInstant(text: string): Instant | null {
  if (text !== latest.text) latest = { text, at: parseInstant(text) }
  return latest.at
}

/** One step instead of a string and what becomes of it: rows hold a dozen of these. */
export const instantSchema = z.transform((text, { issues }): Instant => {
  if (typeof text !== 'string') {
    issues.push({ code: 'invalid_type', expected: 'string', input: text })
    return z.NEVER
  }
  const at = readInstant(text)
  if (at !== null) return at
  issues.push({ code: 'custom', message: `expected a time such as ${TIME_FORMS}`, input: text })
  return z.NEVER
})

/** Why a row is too big to be a row, or null. */
export const sizeReason = (text: string): string | null =>
  text.length > LARGEST_ROW
    ? `has ${text.length} characters; a row of more than ${LARGEST_ROW} is taken as damaged`
    : null

/** A title for lists: one line, at most 200 characters, cut between words. */
export function shortTitle(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= 200) return line
  const cut = line.slice(0, 199)
  const space = cut.lastIndexOf(' ')
  return `${(space > 120 ? cut.slice(0, space) : cut).toWellFormed().replace(/[\s,;:.\uFFFD-]+$/, '')}…`
}
