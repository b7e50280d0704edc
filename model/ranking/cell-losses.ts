import type { UnitColumns } from '../forecast/unit-columns.ts'

/**
 * Some units' expected loss in the horizon by cell. A saving is linear in the share of detection, so each cell carries
 * what is lost before detection and what is lost after it.
 */
export interface CellLosses {
  /** Positions of cells in the forecast, each once, ascending. */
  readonly cells: Int32Array
  /** By cell: customer minutes, money, responder hours. */
  readonly minutesBefore: Float64Array
  readonly minutesAfter: Float64Array
  readonly moneyBefore: Float64Array
  readonly moneyAfter: Float64Array
  readonly toil: Float64Array
}

/** Sums of units by cell. Cost: linear in the units, plus the forecast's cells. @param positions of units in the forecast */
export function cellLosses(positions: Int32Array, columns: UnitColumns): CellLosses {
  const cells = cellsOf(positions, columns)
  const rowOf = new Int32Array((cells.at(-1) ?? -1) + 1)
  for (let row = 0; row < cells.length; row += 1) rowOf[cells[row] as number] = row
  const column = () => new Float64Array(cells.length)
  const losses: CellLosses = {
    cells,
    minutesBefore: column(),
    minutesAfter: column(),
    moneyBefore: column(),
    moneyAfter: column(),
    toil: column(),
  }
  for (let at = 0; at < positions.length; at += 1) {
    const unit = positions[at] as number
    const row = rowOf[columns.cell[unit] as number] as number
    const before = columns.detectionShare[unit] as number
    const minutes = columns.reliability[unit] as number
    const money = columns.revenue[unit] as number
    add(losses.minutesBefore, row, minutes * before)
    add(losses.minutesAfter, row, minutes * (1 - before))
    add(losses.moneyBefore, row, money * before)
    add(losses.moneyAfter, row, money * (1 - before))
    add(losses.toil, row, columns.toil[unit] as number)
  }
  return losses
}

function cellsOf(positions: Int32Array, { cell }: UnitColumns): Int32Array {
  const present: boolean[] = []
  for (let at = 0; at < positions.length; at += 1) present[cell[positions[at] as number] as number] = true
  return Int32Array.from(present.flatMap((_, own) => own))
}

function add(column: Float64Array, row: number, amount: number): void {
  column[row] = (column[row] as number) + amount
}
