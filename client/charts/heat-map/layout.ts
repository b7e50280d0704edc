/** A row or a column, and what it comes to. */
export interface HeatLine {
  readonly id: string
  readonly title: string
  readonly total: number
}

const ROW = 32
const STRIP = 6
const GAP = 2
const HEAD_LINE = 16
const FOOT = 28
/** Column heads stand on two lines by turns where their own column is narrower than the longest word. */
const LONGEST_WORD = 72

export interface HeatLayout {
  readonly width: number
  readonly height: number
  readonly names: number
  readonly cellWidth: number
  readonly cellHeight: number
  readonly totalAt: number
  readonly totalBar: number
  readonly footAt: number
  rowAt(position: number): number
  columnAt(place: number): number
  headAt(place: number): number
}

/** Where everything of a heat map stands, in pixels. */
export function heatLayout(width: number, rows: number, columns: number): HeatLayout {
  const names = width < 720 ? 96 : 112
  const totals = width < 720 ? 96 : 124
  const column = Math.max(24, (width - names - totals - 12) / Math.max(1, columns))
  const isStaggered = column < LONGEST_WORD
  const head = isStaggered ? 2 * HEAD_LINE + 4 : HEAD_LINE + 4
  const footAt = head + rows * ROW + 4
  return {
    width,
    height: footAt + FOOT,
    names,
    cellWidth: column - GAP,
    cellHeight: ROW - STRIP,
    totalAt: names + column * columns + 12,
    totalBar: totals - 44,
    footAt,
    rowAt: (position) => head + position * ROW,
    columnAt: (place) => names + place * column,
    headAt: (place) => (isStaggered && place % 2 === 1 ? HEAD_LINE - 5 : head - 9),
  }
}
