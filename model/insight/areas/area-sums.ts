import { compareText } from '../../compare.ts'
import type { Cause } from '../../evidence/cause.ts'
import type { Provenance } from '../../evidence/provenance.ts'
import type { PreparedRanking } from '../../ranking/prepare.ts'
import { savedTogether } from '../../ranking/together.ts'
import type { AreaLoss } from './area.ts'

type Sums = { -readonly [Measure in keyof AreaLoss]: number }
const noLoss = (): Sums => ({ reliability: 0, revenue: 0, toil: 0 })

/** Sums of the forecast's units of one service and cause, over the model's horizon. */
export interface AreaSums {
  readonly service: string
  readonly cause: Cause
  readonly expected: Sums
  readonly avoided: Sums
  readonly uncovered: Sums
  readonly minutes: Record<Provenance, number>
}

/** Every service and cause with expected loss, most customer minutes first. Cost: as `savedTogether`. */
export function areaSums(prepared: PreparedRanking): AreaSums[] {
  const { units } = prepared.forecast
  const saved = savedTogether(prepared, prepared.projects)
  const touched = touchedUnits(prepared)
  const places = new Map<string, AreaSums>()
  for (const { service, cause, expected, provenance, position } of units) {
    const key = `${service}\u0000${cause}`
    const place = places.get(key) ?? {
      service,
      cause,
      expected: noLoss(),
      avoided: noLoss(),
      uncovered: noLoss(),
      minutes: { measured: 0, reported: 0, assumed: 0 },
    }
    places.set(key, place)
    const loss = saved.loss[position] as number
    add(place.expected, expected, 1, 1)
    add(place.avoided, expected, loss, saved.toil[position] as number)
    if (touched[position] === 0) add(place.uncovered, expected, 1, 1)
    place.minutes[provenance] += expected.reliability
  }
  return [...places.values()].sort(
    (left, right) =>
      right.expected.reliability - left.expected.reliability ||
      compareText(left.service, right.service) ||
      compareText(left.cause, right.cause),
  )
}

/** Sums over several places. */
export function areaTotal(places: readonly AreaSums[], part: 'expected' | 'avoided' | 'uncovered'): AreaLoss {
  const total = noLoss()
  for (const place of places) add(total, place[part], 1, 1)
  return total
}

function add(sums: Sums, loss: AreaLoss, share: number, toilShare: number): void {
  sums.reliability += loss.reliability * share
  sums.revenue += loss.revenue * share
  sums.toil += loss.toil * toilShare
}

/** 1 for each unit that an effect of any candidate reaches. */
function touchedUnits({ forecast, projects }: PreparedRanking): Uint8Array {
  const touched = new Uint8Array(forecast.units.length)
  for (const { touches } of projects) {
    for (const { positions } of touches) for (const position of positions) touched[position] = 1
  }
  return touched
}
