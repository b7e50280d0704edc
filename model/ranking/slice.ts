import type { Touch } from '../effect/touch.ts'

/**
 * The part of a project's benefit that one set of its effects brings, as sums over cells. A saving is linear in the
 * share of detection, so each cell carries what is lost before detection and what is lost after it.
 */
export interface Slice {
  readonly effects: readonly number[]
  /** Positions of cells in the forecast. */
  readonly cells: Int32Array
  /** Expected loss in the horizon by cell: customer minutes, money, responder hours. */
  readonly minutesBefore: Float64Array
  readonly minutesAfter: Float64Array
  readonly moneyBefore: Float64Array
  readonly moneyAfter: Float64Array
  readonly toil: Float64Array
}

/** One slice for each touch. Linear in the units touched. */
export const slicesOf = (touches: readonly Touch[]): Slice[] => touches.map(sliceOf)

function sliceOf({ effects, units }: Touch): Slice {
  const cells = Int32Array.from(new Set(units.map((unit) => unit.cell))).sort()
  const position = new Map(Array.from(cells, (cell, index) => [cell, index]))
  const column = () => new Float64Array(cells.length)
  const slice = {
    effects,
    cells,
    minutesBefore: column(),
    minutesAfter: column(),
    moneyBefore: column(),
    moneyAfter: column(),
    toil: column(),
  }
  for (const { cell, expected, detectionShare } of units) {
    const at = position.get(cell) as number
    add(slice.minutesBefore, at, expected.reliability * detectionShare)
    add(slice.minutesAfter, at, expected.reliability * (1 - detectionShare))
    add(slice.moneyBefore, at, expected.revenue * detectionShare)
    add(slice.moneyAfter, at, expected.revenue * (1 - detectionShare))
    add(slice.toil, at, expected.toil)
  }
  return slice
}

function add(column: Float64Array, at: number, amount: number): void {
  column[at] = (column[at] ?? 0) + amount
}
