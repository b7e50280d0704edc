import type { Grouping } from '../../../model/ranking/groups.ts'
import type { RankingRow } from './row.ts'

/** Heights of the pieces of a ranking, in pixels; 0 leaves a piece out. */
export interface Heights {
  readonly row: number
  readonly cut: number
  readonly tier: number
  readonly group: number
}

export const TABLE_HEIGHTS: Heights = { row: 41, cut: 28, tier: 0, group: 44 }
export const LIST_HEIGHTS: Heights = { row: 85, cut: 34, tier: 46, group: 62 }

export type Piece =
  | {
      readonly kind: 'row'
      readonly key: string
      readonly top: number
      readonly row: RankingRow
      readonly opensTier: boolean
    }
  | { readonly kind: 'cut'; readonly key: 'cut'; readonly top: number }
  | { readonly kind: 'group'; readonly key: string; readonly top: number; readonly group: RowGroup }
  | { readonly kind: 'tier'; readonly key: string; readonly top: number; readonly tier: Tier }

/** Rows that stand together under one heading. */
export interface RowGroup {
  /** The team's or service's id; null for none. */
  readonly id: string | null
  readonly rows: readonly RankingRow[]
}

/** Neighbours that are too close to call. */
export interface Tier {
  readonly tier: number
  readonly top: number
  readonly height: number
  readonly first: number
  readonly last: number
  readonly size: number
}

export interface Layout {
  readonly pieces: readonly Piece[]
  readonly tiers: readonly Tier[]
  readonly height: number
}

/**
 * Where every piece of a ranking stands, in reading order. The cut line comes after the last row that is above it; it
 * may run through a tier, whose bracket then spans it. Linear in the number of rows.
 */
export function layoutRanking(rows: readonly RankingRow[], heights: Heights): Layout {
  const lastAbove = rows.findLastIndex(({ aboveLine }) => aboveLine === true)
  const hasCut = rows.some(({ aboveLine }) => aboveLine !== null)
  const pieces: Piece[] = []
  const tiers: Tier[] = []
  let top = 0
  const cut = () => {
    pieces.push({ kind: 'cut', key: 'cut', top })
    top += heights.cut
  }
  if (hasCut && lastAbove < 0) cut()
  rows.forEach((row, position) => {
    const opensTier = row.tier !== null && row.tier !== rows[position - 1]?.tier
    if (opensTier) {
      const members = rows.filter(({ tier }) => tier === row.tier)
      const start = top + heights.tier
      const spansCut = hasCut && position <= lastAbove && lastAbove < position + members.length - 1
      const tier: Tier = {
        tier: row.tier as number,
        top: start,
        height: members.length * heights.row + (spansCut ? heights.cut : 0),
        first: row.rank,
        last: members.at(-1)?.rank ?? row.rank,
        size: members.length,
      }
      tiers.push(tier)
      if (heights.tier > 0) pieces.push({ kind: 'tier', key: `tier-${row.tier}`, top, tier })
      top = start
    }
    pieces.push({ kind: 'row', key: row.id, top, row, opensTier })
    top += heights.row
    if (hasCut && position === lastAbove) cut()
  })
  return { pieces, tiers, height: top }
}

/** Where rows stand that are grouped, groups in the order of their best rows. A tier or a cut line spans no group. */
export function layoutGroups(rows: readonly RankingRow[], by: Grouping, heights: Heights): Layout {
  const pieces: Piece[] = []
  let top = 0
  for (const [id, members] of Map.groupBy(rows, ({ group }) => group[by])) {
    pieces.push({ kind: 'group', key: `group-${id}`, top, group: { id, rows: members } })
    top += heights.group
    for (const row of members) {
      pieces.push({ kind: 'row', key: row.id, top, row, opensTier: false })
      top += heights.row
    }
  }
  return { pieces, tiers: [], height: top }
}

/** The pieces that a window from `from` to `to` pixels shows; all of them where there are few. */
export function visiblePieces(pieces: readonly Piece[], from: number, to: number, few = 60): readonly Piece[] {
  if (pieces.length <= few) return pieces
  return pieces.filter(({ top }) => top >= from && top <= to)
}
