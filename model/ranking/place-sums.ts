import type { UnitColumns } from '../forecast/unit-columns.ts'
import { cellLosses } from './cell-losses.ts'
import type { CellFactors } from './factor-layout.ts'
import {
  addSums,
  type LossSums,
  type LossTime,
  roomForSums,
  sumLosses,
  type TimedLosses,
  timedLosses,
} from './loss-sums.ts'
import type { Slice } from './slice.ts'

/** One place with what it comes to, ready for every slice that has the whole of it. */
export interface Place {
  readonly losses: readonly TimedLosses[]
  readonly sums: Readonly<Record<LossTime, LossSums>>
}

/** The places that some slices have the whole of, by their position; overwritten for each part of the draws. */
export type PlaceSums = ReadonlyMap<number, Place>

/** Room for the sums of the places that slices have the whole of. Cost: linear in the units of the forecast. */
export function roomForPlaces(slices: readonly Slice[], columns: UnitColumns): PlaceSums {
  const wanted = new Set(slices.flatMap(({ places }) => [...places]))
  const positions = new Map(
    [...wanted].map((own) => [own, { units: new Int32Array(columns.placeSizes[own] ?? 0), filled: 0 }]),
  )
  columns.place.forEach((own, unit) => {
    const members = positions.get(own)
    if (!members) return
    members.units[members.filled] = unit
    members.filled += 1
  })
  return new Map(
    [...positions].map(([own, { units }]) => {
      const losses = cellLosses(units, columns)
      return [
        own,
        {
          losses: [timedLosses(losses, 'before'), timedLosses(losses, 'after')],
          sums: { before: roomForSums(), after: roomForSums(), whole: roomForSums() },
        },
      ]
    }),
  )
}

/** Sums every place over its cells in the draws of these factors: once, however many slices have it. */
export function sumPlaces(places: PlaceSums, factors: CellFactors): void {
  for (const { losses, sums } of places.values()) {
    for (const timed of losses) sumLosses(timed, factors, sums[timed.time])
    const { before, after, whole } = sums
    whole.minutes.set(before.minutes)
    whole.money.set(before.money)
    whole.toil.fill(0)
    addSums(whole, [after], 'whole', factors.draws)
  }
}
