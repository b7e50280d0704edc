import type { Touch } from '../effect/touch.ts'
import type { Forecast } from '../forecast/forecast.ts'
import type { UnitColumns } from '../forecast/unit-columns.ts'
import { type Looseness, loosenessOf, roomForSources } from './looseness.ts'

/**
 * The part of a project's benefit that one set of its effects brings, as sums over cells. A saving is linear in the
 * share of detection, so each cell carries what is lost before detection and what is lost after it.
 */
export interface Slice {
  readonly effects: readonly number[]
  /** Only frequency and blast radius count. */
  readonly isBackground: boolean
  readonly looseness: Looseness
  /** Positions of cells in the forecast. */
  readonly cells: Int32Array
  /** Expected loss in the horizon by cell: customer minutes, money, responder hours. */
  readonly minutesBefore: Float64Array
  readonly minutesAfter: Float64Array
  readonly moneyBefore: Float64Array
  readonly moneyAfter: Float64Array
  readonly toil: Float64Array
}

/** One slice for each touch. Linear in the units touched. @param room for whoever slices many projects, to be asked for once */
export const slicesOf = (
  touches: readonly Touch[],
  forecast: SlicedForecast,
  room: Float64Array = roomForSources(forecast.columns),
): Slice[] => touches.map((touch) => sliceOf(touch, forecast, room))

type SlicedForecast = Pick<Forecast, 'columns' | 'cells' | 'assumptions'>

function sliceOf({ effects, isBackground, positions }: Touch, forecast: SlicedForecast, room: Float64Array): Slice {
  const { columns } = forecast
  const cells = cellsOf(positions, columns)
  const rowOf = new Int32Array((cells.at(-1) ?? -1) + 1)
  for (let row = 0; row < cells.length; row += 1) rowOf[cells[row] as number] = row
  const column = () => new Float64Array(cells.length)
  const slice = {
    effects,
    isBackground,
    looseness: loosenessOf(positions, columns, forecast.cells, forecast.assumptions.drift, room),
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
    add(slice.minutesBefore, row, minutes * before)
    add(slice.minutesAfter, row, minutes * (1 - before))
    add(slice.moneyBefore, row, money * before)
    add(slice.moneyAfter, row, money * (1 - before))
    add(slice.toil, row, columns.toil[unit] as number)
  }
  return slice
}

/** Each cell that one of the units is in, once, ascending. */
function cellsOf(positions: Int32Array, { cell }: UnitColumns): Int32Array {
  const present: boolean[] = []
  for (let at = 0; at < positions.length; at += 1) present[cell[positions[at] as number] as number] = true
  return Int32Array.from(present.flatMap((_, own) => own))
}

function add(column: Float64Array, row: number, amount: number): void {
  column[row] = (column[row] as number) + amount
}
