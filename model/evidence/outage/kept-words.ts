import { list } from '../../format.ts'

/** What people said of which incidents are one outage, in words; what they said nothing of is left out. */
export interface KeptInWords {
  /** "csv/i1 and page/p1; csv/i2 and page/p2" */
  readonly 'one outage'?: string
  /** "csv/i1 from page/p1" */
  readonly 'kept apart'?: string
}

/** What an entry of the audit log keeps of outages, in words; null where it keeps something else. */
export function keptInWords(kept: unknown): KeptInWords | null {
  if (!isKept(kept)) return null
  const { groups, apart } = kept
  return {
    ...(groups.length > 0 && { 'one outage': groups.map((ids) => list(ids)).join('; ') }),
    ...(apart.length > 0 && { 'kept apart': apart.map(([one, other]) => `${one} from ${other}`).join('; ') }),
  }
}

/** What an entry did, from what it found and what it left: "merged". */
export function regroupedInWords(before: unknown, after: unknown): string {
  if (!isKept(before) || !isKept(after)) return 'changed'
  const merged = (kept: Kept) => kept.groups.reduce((sum, ids) => sum + ids.length - 1, 0)
  const gained = merged(after) - merged(before)
  if (gained !== 0) return gained > 0 ? 'merged' : 'split'
  const parted = after.apart.length - before.apart.length
  if (parted !== 0) return parted > 0 ? 'kept apart' : 'not kept apart any more'
  return 'changed'
}

interface Kept {
  readonly groups: readonly (readonly string[])[]
  readonly apart: readonly (readonly [string, string])[]
}

function isKept(kept: unknown): kept is Kept {
  const { groups, apart } = (kept ?? {}) as Record<string, unknown>
  return areLists(groups) && areLists(apart)
}

const areLists = (value: unknown): boolean =>
  Array.isArray(value) && value.every((part) => Array.isArray(part) && part.every((id) => typeof id === 'string'))
