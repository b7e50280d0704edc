import { createHash } from 'node:crypto'
import { instant } from '../../../model/quantity.ts'
import { parseInstant, showInstant } from '../time.ts'
import { type GoogleIncident, incidentSchema } from './incident-schema.ts'

/** What stands for a row once rows about the same incident are put together. */
export interface GoogleRow {
  /** The row itself first, then the other rows about the same incident. */
  readonly told: readonly unknown[]
  /** The row is told of by another; it adds nothing more. */
  readonly repeated: boolean
}

/**
 * Puts rows with the same beginning and text together: Google published some incidents twice when its format changed,
 * and some once for each product that felt them. The row that was created first, of those with an id, stands for all.
 * Rows that cannot be read stand for themselves. Order is kept.
 */
export function groupSameIncidents(contents: readonly unknown[]): GoogleRow[] {
  const alike = new Map<string, unknown[]>()
  for (const content of contents) {
    const key = keyIn(content)
    if (key === null) continue
    const group = alike.get(key)
    if (group) group.push(content)
    else alike.set(key, [content])
  }
  const others = new Map<unknown, readonly unknown[]>()
  const repeated = new Set<unknown>()
  for (const group of alike.values()) {
    // Nearly every row stands alone: it is understood once, when its turn comes.
    if (group.length === 1) continue
    const [kept, ...rest] = readable(group).sort((left, right) => precedence(left.incident, right.incident))
    if (!kept) continue
    others.set(
      kept.content,
      rest.map(({ content }) => content),
    )
    for (const { content } of rest) repeated.add(content)
  }
  return contents.map((content) => ({
    told: [content, ...(others.get(content) ?? [])],
    repeated: repeated.has(content),
  }))
}

function readable(contents: readonly unknown[]) {
  return contents.flatMap((content) => {
    const { data: incident } = incidentSchema.safeParse(content)
    return incident ? [{ content, incident }] : []
  })
}

/** Google's id, or for old rows without one a hash of beginning and text, which did not change when ends moved. */
export const externalIdOf = (incident: GoogleIncident): string =>
  incident.id ?? createHash('sha256').update(keyOf(incident)).digest('hex').slice(0, 20)

/** One incident from all that is told of it: every product, the latest end (none while one is open), the worst severity. */
export function mergeTold(first: GoogleIncident, others: readonly GoogleIncident[]): GoogleIncident {
  const all = [first, ...others]
  const ends = all.map(({ end }) => end ?? null)
  const withProducts = all.filter(({ affected_products }) => affected_products?.length)
  return {
    ...first,
    created: instant(Math.min(...all.map(({ created }) => created))),
    modified: instant(Math.max(...all.map(({ modified }) => modified))),
    end: ends.includes(null) ? null : instant(Math.max(...ends.map(Number))),
    severity:
      (['high', 'medium', 'low'] as const).find((word) => all.some(({ severity }) => severity === word)) ??
      first.severity,
    affected_products: withProducts.flatMap(({ affected_products }) => affected_products ?? []),
  }
}

/** Of a row that nobody has looked at: null when it has none. */
function keyIn(content: unknown): string | null {
  const { begin, external_desc } = (content ?? {}) as Readonly<Record<string, unknown>>
  const at = typeof begin === 'string' ? parseInstant(begin) : null
  return at === null || typeof external_desc !== 'string' ? null : keyOf({ begin: at, external_desc })
}

const keyOf = ({ begin, external_desc }: Pick<GoogleIncident, 'begin' | 'external_desc'>): string =>
  `${showInstant(begin)} ${external_desc}`

function precedence(left: GoogleIncident, right: GoogleIncident): number {
  if (!left.id !== !right.id) return left.id ? -1 : 1
  return left.created - right.created || ((left.id ?? '') < (right.id ?? '') ? -1 : 1)
}
