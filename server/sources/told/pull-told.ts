import { z } from 'zod'
import type { Instant } from '../../../model/quantity.ts'
import { liveCoverage } from '../coverage.ts'
import { startOfCoverage } from '../incident-feed/feed-config.ts'
import type { Page, RawRow, SourceContext } from '../source.ts'
import { parseInstant, showInstant } from '../time.ts'

const cursorSchema = z
  .object({
    /** Of the last webhook that was read. */
    number: z.int().nonnegative(),
    /** When the first one came. */
    began: z.string().nullable(),
  })
  .catch({ number: 0, began: null })

/**
 * Pages of what webhooks told, for a sender that cannot be asked. It tells of everything from its first webhook on, or from
 * when a person says, to now.
 * @param rowsIn the rows of one body; null where it is none of this source's, which was found out before it was taken
 */
export async function* pullTold(
  rowsIn: (document: unknown, location: string) => readonly RawRow[] | null,
  coveredFrom: string | undefined,
  stored: unknown,
  context: SourceContext,
): AsyncGenerator<Page> {
  let { number, began } = cursorSchema.parse(stored ?? {})
  for (;;) {
    const told = await context.told(number)
    if (told.length === 0) return
    const rows = told.flatMap(({ number: of, body }) => rowsIn(JSON.parse(body) as unknown, `webhook ${of}`) ?? [])
    number = told.at(-1)?.number ?? number
    began ??= told[0] ? showInstant(told[0].receivedAt) : null
    const oldestStart: Instant | null = began === null ? null : parseInstant(began)
    const coverage = liveCoverage(
      { oldestStart, moments: [] },
      startOfCoverage({ url: '', coveredFrom }),
      context.now(),
    )
    yield { location: `webhooks up to ${number}`, rows, cursor: { number, began }, expected: null, coverage }
  }
}

/** The JSON of a body, or undefined. */
export function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
