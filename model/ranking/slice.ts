import type { Forecast } from '../forecast/forecast.ts'
import type { UnitColumns } from '../forecast/unit-columns.ts'
import { expectedOn } from './avoided.ts'
import { type CellLosses, cellLosses } from './cell-losses.ts'
import { type Looseness, loosenessOf, roomForSources } from './looseness.ts'
import type { PreparedProject } from './prepare.ts'

/** The part of a project's benefit that one set of its effects brings, as sums over whole places and over cells. */
export interface Slice {
  readonly effects: readonly number[]
  /** Only frequency and blast radius count. */
  readonly isBackground: boolean
  readonly looseness: Looseness
  /** Places of which it has every unit, ascending: their sums are the same for whoever has them. */
  readonly places: Int32Array
  /** Its units of other places. */
  readonly rest: CellLosses
}

/** One slice for each touch. Linear in the units touched. @param room for whoever slices many projects, to be asked for once */
export const slicesOf = (
  { project, touches }: Pick<PreparedProject, 'project' | 'touches'>,
  forecast: SlicedForecast,
  room: Float64Array = roomForSources(forecast.columns),
): Slice[] =>
  touches.map((touch) => {
    const { effects, isBackground, positions } = touch
    const { places, rest } = byPlace(positions, forecast.columns)
    return {
      effects,
      isBackground,
      looseness: loosenessOf(positions, forecast, expectedOn(project, touch, forecast.assumptions), room),
      places,
      rest: cellLosses(rest, forecast.columns),
    }
  })

type SlicedForecast = Pick<Forecast, 'columns' | 'cells' | 'assumptions'>

/** Tells places of which every unit is there from the units of others. @param positions each once */
function byPlace(
  positions: Int32Array,
  { place, placeSizes }: UnitColumns,
): { readonly places: Int32Array; readonly rest: Int32Array } {
  const found = new Int32Array(placeSizes.length)
  for (let at = 0; at < positions.length; at += 1) {
    const own = place[positions[at] as number] as number
    found[own] = (found[own] as number) + 1
  }
  return {
    places: Int32Array.from(placeSizes.keys()).filter((own) => found[own] === placeSizes[own]),
    rest: positions.filter((unit) => {
      const own = place[unit] as number
      return found[own] !== placeSizes[own]
    }),
  }
}
