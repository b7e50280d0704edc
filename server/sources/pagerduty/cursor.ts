import { z } from 'zod'
import type { Instant } from '../../../model/quantity.ts'
import { parseInstant, showInstant } from '../time.ts'

const moment = z.string().transform(parseInstant).nullable().catch(null)

const cursorSchema = z
  .object({
    /** Up to which creation incidents are kept. */
    reached: moment,
    /** When the first of them was created. */
    oldest: moment,
    /** Ids of those that were not resolved, or not understood, when they were last read. */
    open: z.array(z.string()),
    /** When the incidents of the last month were all read again. */
    readAgainAt: moment,
    /** When analytics were last asked what has changed. */
    analysedAt: moment,
  })
  .catch({ reached: null, oldest: null, open: [], readAgainAt: null, analysedAt: null })
export type PagerdutyCursor = Readonly<z.infer<typeof cursorSchema>>

/** As a page has kept it. Another shape starts again. */
export const cursorOf = (stored: unknown): PagerdutyCursor => cursorSchema.parse(stored)

export const keptCursor = ({ open, ...moments }: PagerdutyCursor): object => ({
  open,
  ...Object.fromEntries(
    Object.entries(moments).map(([name, at]: [string, Instant | null]) => [name, at === null ? null : showInstant(at)]),
  ),
})

const creationSchema = z.object({ id: z.string(), status: z.string().nullish().catch(null) })

/** The cursor after rows: what of them is open has to be asked for again. */
export function withRows(cursor: PagerdutyCursor, contents: readonly unknown[]): PagerdutyCursor {
  const open = new Set(cursor.open)
  for (const content of contents) {
    const { data } = creationSchema.safeParse(content)
    if (!data) continue
    if (data.status === 'resolved') open.delete(data.id)
    else open.add(data.id)
  }
  return { ...cursor, open: [...open] }
}

export const creationOf = (content: unknown): Instant | null =>
  parseInstant(String((content as { created_at?: unknown } | null)?.created_at))
